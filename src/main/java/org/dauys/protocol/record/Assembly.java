package org.dauys.protocol.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.transcript.Hash;

/** A document of which not all parts have come yet (spec: J-4). Immutable. */
record Assembly(CheckedEntry head, Document document, List<byte[]> parts) {
    static Assembly begin(CheckedEntry head, Document document) {
        return new Assembly(head, document, List.of());
    }

    /** J-4.3. */
    Optional<Refusal> refusal(byte[] part) {
        return part.length == document.length(parts.size())
                ? Optional.empty()
                : Optional.of(Rule.R_8.refuses("J-4.3 a part of another length"));
    }

    Assembly with(byte[] part) {
        var more = new ArrayList<>(parts);
        more.add(part);
        return new Assembly(head, document, more);
    }

    boolean isComplete() {
        return parts.size() == document.parts();
    }

    /** J-4.4: the content; empty if it isn't what the head announced. */
    Optional<byte[]> content() {
        var content = Bytes.concat(parts.toArray(byte[][]::new));
        return Hash.sha256(content).equals(document.sha256()) ? Optional.of(content) : Optional.empty();
    }
}
