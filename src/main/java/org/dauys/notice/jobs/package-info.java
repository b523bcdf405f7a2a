/** Sending at every full quarter of an hour. */
@NullMarked
package org.dauys.notice.jobs;

import org.jspecify.annotations.NullMarked;
