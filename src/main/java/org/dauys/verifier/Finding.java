package org.dauys.verifier;

/**
 * A place where a rule is broken.
 *
 * @param place the entry by index and kind, the checkpoint, a file
 * @param why for those who investigate, in English
 */
record Finding(Place place, String why) {
    /** Where. */
    sealed interface Place {
        /** @param kind the entry's kind; {@code ?} if it has none */
        record AtEntry(long index, String kind) implements Place {}

        record AtCheckpoint() implements Place {}

        /** @param path of a tile */
        record AtFile(String path) implements Place {}
    }

    static Finding atEntry(long index, String kind, String why) {
        return new Finding(new Place.AtEntry(index, kind), why);
    }

    static Finding atCheckpoint(String why) {
        return new Finding(new Place.AtCheckpoint(), why);
    }
}
