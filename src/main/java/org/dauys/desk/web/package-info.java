/** The committee's pages: drafting, what is next, and every decision up to the published result. */
@NullMarked
package org.dauys.desk.web;

import org.jspecify.annotations.NullMarked;
