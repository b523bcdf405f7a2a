/** A voter's code, the key made from it, and the signature under a ballot (spec: 05-credential). */
@NullMarked
package org.dauys.protocol.credential;

import org.jspecify.annotations.NullMarked;
