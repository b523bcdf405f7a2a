/**
 * Non-interactive proofs that travel with their commitments (spec: 04-proofs), and the equations they come down to. They
 * show that a statement holds and that the prover knows its witness, in the random-oracle model; they show nothing else.
 */
@NullMarked
package org.dauys.protocol.proof;

import org.jspecify.annotations.NullMarked;
