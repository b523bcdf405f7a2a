/** Sends short messages to people by e-mail; in a demonstration it shows them on the screen. */
@NullMarked
package org.dauys.mail;

import org.jspecify.annotations.NullMarked;
