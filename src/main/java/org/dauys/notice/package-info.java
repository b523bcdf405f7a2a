/** Tells a member by e-mail that a ballot was recorded while somebody was signed in as her. */
@NullMarked
package org.dauys.notice;

import org.jspecify.annotations.NullMarked;
