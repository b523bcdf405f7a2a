/** Measurements for {@code src/bench/README.md}. None of them is a test: run them by hand, on a quiet machine. */
@NullMarked
package org.dauys.bench;

import org.jspecify.annotations.NullMarked;
