package org.dauys.protocol.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** One file of {@code crypto-spec/vectors}: how it is made, and how one of its vectors is run. */
public interface VectorFile {
    /** Without {@code .json}. */
    String name();

    /** What the file is about, in a sentence. */
    String about();

    /** The steps of the specification each of which fails at least one vector of this file. */
    Set<String> steps();

    /** The vectors, the same at every call. */
    List<Vector> generate();

    /**
     * Runs the code on {@code vector}: {@code "ok"}, the id of the step that refuses (and after a slash that of the
     * proof's step inside it), or what differs.
     */
    String run(JsonNode vector);
}
