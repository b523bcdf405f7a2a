/** How the joint key is made, so that nobody ever holds its secret (spec: 09). */
@NullMarked
package org.dauys.protocol.ceremony;

import org.jspecify.annotations.NullMarked;
