/** The roll: who may take part. Import, check, freeze, the member's own proof, and the marks of who took part. */
@NullMarked
package org.dauys.roll;

import org.jspecify.annotations.NullMarked;
