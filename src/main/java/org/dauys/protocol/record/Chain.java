package org.dauys.protocol.record;

import org.dauys.protocol.transcript.Hash;

/**
 * The ballots of one credential so far.
 *
 * @param counter how many were cast
 * @param last the hash of the last cast one, {@link Hash#ZERO} if there is none
 * @param index where that stands in the log; nothing if there is none
 * @param audits how many were audited
 */
public record Chain(int counter, Hash last, long index, int audits) {}
