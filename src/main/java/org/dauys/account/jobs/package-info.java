/** What accounts do by themselves: the link of the first start, and forgetting. */
@NullMarked
package org.dauys.account.jobs;

import org.jspecify.annotations.NullMarked;
