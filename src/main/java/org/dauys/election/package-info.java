/** An election's draft, the people in it, its freezing, and the decisions that need two signatures. */
@NullMarked
package org.dauys.election;

import org.jspecify.annotations.NullMarked;
