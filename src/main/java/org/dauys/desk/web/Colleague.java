package org.dauys.desk.web;

import org.dauys.account.Staff;
import org.dauys.election.Person;

/**
 * A person of an election with what others may know of her.
 *
 * @param signsAs her id in the record
 * @param hasKey whether she has registered a signing key
 */
record Colleague(Person person, Staff staff, String signsAs, boolean hasKey) {}
