/** What tests lean on: a real PostgreSQL, a real browser, the packaged service as a process. */
@NullMarked
package org.dauys.testing;

import org.jspecify.annotations.NullMarked;
