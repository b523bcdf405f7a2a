/**
 * Sums {@code Σ k_i·P_i} of public values with a field of our own: for what checks much and holds no secret. All of it runs in
 * variable time; Bouncy Castle stays the only code that meets a secret, and is the judge of this one in the tests. The engines share the
 * algorithms and differ in their {@link org.dauys.protocol.msm.Points}.
 */
@NullMarked
package org.dauys.protocol.msm;

import org.jspecify.annotations.NullMarked;
