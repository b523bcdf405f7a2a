/**
 * The demonstration: made-up people who hold elections with the service's own code, so that a newcomer finds one in each state
 * and can vote in a minute. It runs with {@code --demo} only, on an empty database.
 */
@NullMarked
package org.dauys.demo;

import org.jspecify.annotations.NullMarked;
