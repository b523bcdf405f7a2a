/** Are the tests needed? PIT changes the code at one place after another, and here stands how it runs our tests and what is kept of it. */
@NullMarked
package org.dauys.mutation;

import org.jspecify.annotations.NullMarked;
