/** From counted ballots to a result: encrypted totals, partial decryptions, the outcome (spec: 12). */
@NullMarked
package org.dauys.protocol.tally;

import org.jspecify.annotations.NullMarked;
