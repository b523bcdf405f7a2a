/** Writing the last marks of participation when voting ends or the node stops. */
@NullMarked
package org.dauys.roll.jobs;

import org.jspecify.annotations.NullMarked;
