/** The append-only log: tree, proofs, checkpoints, cosignatures, tiles, in the formats of C2SP (spec: 11). */
@NullMarked
package org.dauys.protocol.log;

import org.jspecify.annotations.NullMarked;
