/**
 * Who is at the other end: the accounts of staff (password and second factor), their signing keys, the sign-in of members
 * for one election, sessions and limits.
 */
@NullMarked
package org.dauys.account;

import org.jspecify.annotations.NullMarked;
