package org.dauys.verifier;

/**
 * What a verification keeps in memory of a record: of its α (spec: B-9), and of the entries that are under way.
 *
 * @param alphas most that are kept as they are; of a larger record only tags
 * @param tags most that are kept before they go to a temporary file
 * @param entries most of a chunk; in larger batches a ballot costs hardly less
 * @param bytes of a chunk's entries, beyond which it gets no more: decoded they take some ten times as much
 */
record Memory(int alphas, int tags, int entries, int bytes) {
    /** For all chunks that are under way, whatever stands in the entries: with what is made of them less than half of the memory. */
    private static final long UNDER_WAY = Runtime.getRuntime().maxMemory() / 24;

    /** Some 32 megabytes of α: enough for a hundred thousand ballots of ten options without a file. */
    static final Memory USUAL = new Memory(1 << 20, 1 << 20, 1024, (int) Math.min(8 << 20, UNDER_WAY / Ahead.CHUNKS));
}
