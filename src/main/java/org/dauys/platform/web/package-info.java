/** What happens to every request: headers, language, origin, access, size, and the answer when something is wrong. */
@NullMarked
package org.dauys.platform.web;

import org.jspecify.annotations.NullMarked;
