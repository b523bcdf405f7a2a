/** Key holders: their visits in the ceremony and their part in the decryption. */
@NullMarked
package org.dauys.trustee;

import org.jspecify.annotations.NullMarked;
