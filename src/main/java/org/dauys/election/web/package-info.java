/** Words about elections that several pages show. */
@NullMarked
package org.dauys.election.web;

import org.jspecify.annotations.NullMarked;
