/** What people read aloud, type and compare: Crockford's Base32 (spec: B-5, C-1). */
@NullMarked
package org.dauys.protocol.symbols;

import org.jspecify.annotations.NullMarked;
