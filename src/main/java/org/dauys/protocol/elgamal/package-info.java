/** Exponential ElGamal and its threshold decryption (spec: 03-elgamal). */
@NullMarked
package org.dauys.protocol.elgamal;

import org.jspecify.annotations.NullMarked;
