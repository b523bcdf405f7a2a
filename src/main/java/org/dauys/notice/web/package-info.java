/** The words of the message. */
@NullMarked
package org.dauys.notice.web;

import org.jspecify.annotations.NullMarked;
