package org.dauys.election;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.ReadEntry;

/**
 * What a person is in a final election.
 *
 * @param person how the record names her: {@code t2}
 */
public record Part(Election.Frozen election, String person) {
    /** The first of these entries, if she alone has signed it, and nothing but the parts of its document follows it. */
    public Optional<ReadEntry> signed(List<byte[]> entries) {
        if (entries.isEmpty() || !entries.stream().skip(1).allMatch(Part::isPart)) {
            return Optional.empty();
        }
        return EntryReader.read(entries.get(0))
                .value()
                .filter(entry -> entry.signed()
                        .filter(signed -> signed.keyIds().equals(List.of(person)))
                        .isPresent());
    }

    private static boolean isPart(byte[] entry) {
        return Envelope.parse(entry)
                .value()
                .filter(found -> found.kind() == Kind.PART)
                .isPresent();
    }
}
