/** Canonical JSON: one legal spelling for every value (spec: J-1). */
@NullMarked
package org.dauys.protocol.json;

import org.jspecify.annotations.NullMarked;
