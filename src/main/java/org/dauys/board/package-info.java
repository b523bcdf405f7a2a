/**
 * The public log of each election: what may be appended, in which order, and what is signed. Everything else about an
 * election in progress is read from here.
 */
@NullMarked
package org.dauys.board;

import org.jspecify.annotations.NullMarked;
