/** Where members vote: what is needed to take a ballot, and every reason why one is not taken. */
@NullMarked
package org.dauys.booth;

import org.jspecify.annotations.NullMarked;
