package org.dauys.mutation;

/**
 * How a source file did.
 *
 * @param file its class, without {@code org.dauys.}
 * @param timedOut how many of the killed took too long
 * @param commit where that was measured
 */
record Count(String file, int mutants, int killed, int timedOut, String commit) {
    String place() {
        return file.substring(0, file.lastIndexOf('.'));
    }

    static Count of(String[] cells) {
        return new Count(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), Integer.parseInt(cells[3]), cells[4]);
    }

    String cells() {
        return String.join(
                "\t", file, Integer.toString(mutants), Integer.toString(killed), Integer.toString(timedOut), commit);
    }
}
