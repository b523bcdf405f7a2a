/** The first page. */
@NullMarked
package org.dauys.home.web;

import org.jspecify.annotations.NullMarked;
