/** Rolls in PostgreSQL: a third of a million lines at a time, so sets and copies rather than objects. */
@NullMarked
package org.dauys.roll.store;

import org.jspecify.annotations.NullMarked;
