/** How the process starts: its flags, its data directory, its own database and certificate where none is given. */
@NullMarked
package org.dauys.platform.start;

import org.jspecify.annotations.NullMarked;
