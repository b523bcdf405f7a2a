package org.dauys.platform;

/** The circles of people that a route can be open to. What a person may do inside a circle is the capability's rule. */
public enum Who {
    /** No sign-in: public pages, the record, sign-in itself. */
    ANYONE,
    /** A member of the union, signed in with card number and one-time code. */
    MEMBER,
    /** A committee member, registrar or key holder, signed in with password and second factor. */
    STAFF
}
