/** What a committee decides with two signatures, and how such a decision comes into the public record. */
@NullMarked
package org.dauys.election.decision;

import org.jspecify.annotations.NullMarked;
