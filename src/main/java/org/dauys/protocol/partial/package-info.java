/** What one observer says of a part of a record, for others to build on (spec: 15). */
@NullMarked
package org.dauys.protocol.partial;

import org.jspecify.annotations.NullMarked;
