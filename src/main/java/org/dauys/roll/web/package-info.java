/** The committee's pages of the roll, and the member's own. */
@NullMarked
package org.dauys.roll.web;

import org.jspecify.annotations.NullMarked;
