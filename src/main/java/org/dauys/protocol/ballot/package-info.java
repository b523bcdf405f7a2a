/** Encrypted ballots: layout, encryption, the check of a ballot, the opening of an audited one (spec: 08-ballot). */
@NullMarked
package org.dauys.protocol.ballot;

import org.jspecify.annotations.NullMarked;
