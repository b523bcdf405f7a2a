/** Results as people read them, wherever they are shown. */
@NullMarked
package org.dauys.observer;

import org.jspecify.annotations.NullMarked;
