/**
 * The group P-256 with its scalars, and the functions that lead into them (spec: 01-group). The only package that knows
 * Bouncy Castle's points.
 */
@NullMarked
package org.dauys.protocol.group;

import org.jspecify.annotations.NullMarked;
