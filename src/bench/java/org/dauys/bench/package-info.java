/** Measurements for the table in README.md. None of them is a test: run them by hand, on a quiet machine. */
@NullMarked
package org.dauys.bench;

import org.jspecify.annotations.NullMarked;
