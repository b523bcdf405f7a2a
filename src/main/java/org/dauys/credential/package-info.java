/** The codes with which members vote: made once, printed on letters, forgotten; the record gets the public keys. */
@NullMarked
package org.dauys.credential;

import org.jspecify.annotations.NullMarked;
