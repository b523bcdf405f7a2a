package org.dauys.board;

import org.dauys.protocol.transcript.Hash;

/**
 * A checkpoint that this log's key has signed, and that the checkpoint store holds or has held.
 *
 * @param size entries that it covers
 * @param note the signed note (spec: L-4)
 */
public record SignedHead(long size, Hash root, String note) {}
