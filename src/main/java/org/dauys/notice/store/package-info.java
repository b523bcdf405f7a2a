/** What is still to be sent, in the database. */
@NullMarked
package org.dauys.notice.store;

import org.jspecify.annotations.NullMarked;
