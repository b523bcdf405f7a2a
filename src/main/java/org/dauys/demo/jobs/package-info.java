/** Makes the demonstration when the service starts. */
@NullMarked
package org.dauys.demo.jobs;

import org.jspecify.annotations.NullMarked;
