/** Pending issuances in PostgreSQL. */
@NullMarked
package org.dauys.credential.store;

import org.jspecify.annotations.NullMarked;
