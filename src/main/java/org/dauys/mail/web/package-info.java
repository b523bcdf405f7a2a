/** SMTP, and the demonstration's mailbox page. */
@NullMarked
package org.dauys.mail.web;

import org.jspecify.annotations.NullMarked;
