/** Accounts, sessions, codes and limits in PostgreSQL. */
@NullMarked
package org.dauys.account.store;

import org.jspecify.annotations.NullMarked;
