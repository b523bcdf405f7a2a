/** Contests as slots and linear totals with ranges (spec: B-1, B-2). */
@NullMarked
package org.dauys.protocol.contest;

import org.jspecify.annotations.NullMarked;
