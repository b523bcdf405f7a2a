/** The page that opens every door of the demonstration. */
@NullMarked
package org.dauys.demo.web;

import org.jspecify.annotations.NullMarked;
