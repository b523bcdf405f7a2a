/** Receipts: that a ballot is in the record, never how its owner voted; and what shows that a log contradicts one (spec: 13). */
@NullMarked
package org.dauys.protocol.receipt;

import org.jspecify.annotations.NullMarked;
