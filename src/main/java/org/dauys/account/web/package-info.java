/** Pages of sign-in, enrolment, accounts and signing keys; who is signed in. */
@NullMarked
package org.dauys.account.web;

import org.jspecify.annotations.NullMarked;
