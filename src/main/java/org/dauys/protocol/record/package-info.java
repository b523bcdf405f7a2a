/**
 * The public record as a fold over its entries (spec: 10): {@code check} is costly and knows only public, fixed context;
 * {@code step} is cheap. Server and verifier accept an entry by the same two functions.
 */
@NullMarked
package org.dauys.protocol.record;

import org.jspecify.annotations.NullMarked;
