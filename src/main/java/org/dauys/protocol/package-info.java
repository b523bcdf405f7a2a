/** The cryptography and the public record, as {@code crypto-spec/} lays them down. Pure: no framework, no clock, no randomness of its own. */
@NullMarked
package org.dauys.protocol;

import org.jspecify.annotations.NullMarked;
