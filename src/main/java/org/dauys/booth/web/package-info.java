/** The addresses to which ballots are sent, and their answers in the voter's words. */
@NullMarked
package org.dauys.booth.web;

import org.jspecify.annotations.NullMarked;
