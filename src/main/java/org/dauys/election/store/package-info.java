/** Elections in PostgreSQL. */
@NullMarked
package org.dauys.election.store;

import org.jspecify.annotations.NullMarked;
