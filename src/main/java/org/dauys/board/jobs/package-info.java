/** What the board does by itself, at its time. */
@NullMarked
package org.dauys.board.jobs;

import org.jspecify.annotations.NullMarked;
