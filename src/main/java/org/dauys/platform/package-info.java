/** Shared glue to the frameworks: start-up, database, clock, randomness, access, languages, problem pages. Knows no capability. */
@NullMarked
package org.dauys.platform;

import org.jspecify.annotations.NullMarked;
