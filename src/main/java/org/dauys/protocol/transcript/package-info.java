/** Hashes over what a thing means: lists of labelled parts (spec: 02-transcript). The one place where challenges are made. */
@NullMarked
package org.dauys.protocol.transcript;

import org.jspecify.annotations.NullMarked;
