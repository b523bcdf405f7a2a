/** Signatures of people and of the service: compact JWS with one legal spelling (spec: J-3, Q-1). */
@NullMarked
package org.dauys.protocol.jws;

import org.jspecify.annotations.NullMarked;
