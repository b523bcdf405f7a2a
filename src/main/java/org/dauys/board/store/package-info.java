/** Entries in PostgreSQL, the last signed checkpoints in a directory beside it. */
@NullMarked
package org.dauys.board.store;

import org.jspecify.annotations.NullMarked;
