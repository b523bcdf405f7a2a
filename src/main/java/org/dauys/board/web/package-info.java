/** The public record over HTTP, and what is said when a log can't be served. */
@NullMarked
package org.dauys.board.web;

import org.jspecify.annotations.NullMarked;
