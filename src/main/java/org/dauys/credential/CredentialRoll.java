package org.dauys.credential;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.transcript.Hash;
import org.dauys.roll.Rolls;

/** What the record will say of an election's credentials: lawful, and as many as members (spec: M-5). */
public final class CredentialRoll {
    private final Entry.RollHead head;
    private final byte[] document;

    private CredentialRoll(Entry.RollHead head, byte[] document) {
        this.head = head;
        this.document = document;
    }

    /** How many members a roll has, and their tree; empty while it isn't frozen. */
    public static Optional<Roll.Announced> members(Rolls.Roll roll) {
        return roll.frozen().map(frozen -> new Roll.Announced(roll.size(), frozen.root()));
    }

    /**
     * M-5.
     *
     * @param members as {@link #members} tells
     * @param document the credentials' lines, as {@link NewCodes#document} or a registrar made them
     */
    public static Outcome<CredentialRoll> of(Manifest manifest, Roll.Announced members, byte[] document) {
        return Roll.parse(document, manifest).then(roll -> {
            var credentials = new Roll.Announced(roll.size(), roll.root());
            return roll.as(members, credentials).then(lawful -> {
                var head = new Entry.RollHead(members, credentials, Document.of(document));
                return Outcome.accepted(new CredentialRoll(head, document.clone()));
            });
        });
    }

    /** What a registrar signs. */
    public Entry.RollHead head() {
        return head;
    }

    /** The roll in the record, where the platform makes the codes. */
    public List<byte[]> entries(Hash election) {
        return EntryWriter.withParts(EntryWriter.unsigned(election, head), document);
    }

    /** The roll in the record, where a registrar makes the codes and has signed {@link #head}. */
    public List<byte[]> entries(String signature) {
        return EntryWriter.withParts(EntryWriter.signed(head.kind(), List.of(signature)), document);
    }
}
