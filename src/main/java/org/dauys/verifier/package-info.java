/** The observers' program: runs every check of the spec over a public record. Knows the protocol and nothing else of ours. */
@NullMarked
package org.dauys.verifier;

import org.jspecify.annotations.NullMarked;
