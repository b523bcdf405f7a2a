package org.dauys.verifier;

/**
 * What a verification keeps in memory of a record's α (spec: B-9).
 *
 * @param alphas most that are kept as they are; of a larger record only tags
 * @param tags most that are kept before they go to a temporary file
 */
record Memory(int alphas, int tags) {
    /** Some 32 megabytes: enough for a hundred thousand ballots of ten options without a file. */
    static final Memory USUAL = new Memory(1 << 20, 1 << 20);
}
