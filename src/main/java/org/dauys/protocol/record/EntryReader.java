package org.dauys.protocol.record;

import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonReader.Grammar;
import org.dauys.protocol.jws.SignedBody;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.transcript.Hash;

/** Reads the bytes of an entry, whatever record it may belong to (spec: ). Never keeps more than them. */
public final class EntryReader {
    private EntryReader() {}

    /** The entry in {@code bytes}, or the rule that they break. */
    public static Outcome<ReadEntry> read(byte[] bytes) {
        return Envelope.parse(bytes).then(envelope -> body(envelope, TreeHash.leaf(bytes)));
    }

    /** What the payload of a signed entry of this kind says: what a person signs, before there is a signature. */
    public static Outcome<Entry> payload(Kind kind, byte[] payload) {
        return kind.form() == Kind.Form.SIGNED || kind.form() == Kind.Form.JSON_OR_SIGNED
                ? content(kind, payload, true).then(found -> Outcome.accepted(found.entry()))
                : Outcome.refused(Rule.R_1.refuses("nobody signs a " + kind));
    }

    private static Outcome<ReadEntry> body(Envelope envelope, Hash hash) {
        var body = envelope.body();
        boolean json = envelope.kind().form() == Kind.Form.JSON
                || envelope.kind().form() == Kind.Form.JSON_OR_SIGNED && body.length > 0 && body[0] == '{';
        if (envelope.kind().form() == Kind.Form.BINARY) {
            return Outcome.accepted(new ReadEntry(hash, Optional.empty(), binary(envelope), Optional.empty()));
        }
        if (json) {
            return content(envelope.kind(), body, false)
                    .then(found -> Outcome.accepted(found.in(hash, Optional.empty())));
        }
        var signed = SignedBody.parse(body, envelope.kind().type());
        if (signed.isEmpty()) {
            return Outcome.refused(Rule.R_4.refuses("J-3.1 or J-3.2"));
        }
        return content(envelope.kind(), signed.get().payload(), true)
                .then(found -> Outcome.accepted(found.in(hash, signed)));
    }

    private static Entry binary(Envelope envelope) {
        return switch (envelope.kind()) {
            case BALLOT -> new Entry.Ballot(Purpose.CAST, envelope.body());
            case AUDITED -> new Entry.Ballot(Purpose.AUDIT, envelope.body());
            default -> new Entry.Part(envelope.body());
        };
    }

    /** An entry's JSON: the election that it names, and the rest. */
    private record Content(Optional<Hash> election, Entry entry) {
        ReadEntry in(Hash hash, Optional<SignedBody> signed) {
            return new ReadEntry(hash, election, entry, signed);
        }
    }

    private static Outcome<Content> content(Kind kind, byte[] json, boolean signed) {
        if (kind == Kind.MANIFEST) {
            return JsonReader.read(json, in -> new Content(Optional.empty(), new Entry.ManifestHead(Document.read(in))))
                    .under(Rule.R_2);
        }
        var grammar = grammar(kind, signed);
        return JsonReader.read(
                        json, in -> new Content(Optional.of(in.field("election").hash()), grammar.read(in)))
                .under(Rule.R_2);
    }

    /** What follows {@code election} in a JSON body or payload of this kind. */
    private static Grammar<Entry> grammar(Kind kind, boolean signed) {
        return switch (kind) {
            case ROLL -> Entry.RollHead::read;
            case OPENED -> Entry.Opened::read;
            case CREDENTIAL_REVOKED -> Entry.Revoked::read;
            case CREDENTIAL_REISSUED -> Entry.Reissued::read;
            case EXTENDED -> Entry.Extended::read;
            case SUSPENDED -> Entry.Suspended::read;
            case RESUMED -> Entry.Resumed::read;
            case CANCELLED -> Entry.Cancelled::read;
            case KEY_REPLACED -> Entry.KeyReplaced::read;
            case CLOSED -> signed ? Entry.ClosedEarly::read : Entry.ClosedOnTime::read;
            case AGGREGATE -> Entry.AggregateHead::read;
            case PARTIAL_DECRYPTION -> Entry.DecryptionHead::read;
            case RESULT -> Entry.ResultHead::read;
            case DISPUTE -> Entry.Dispute::read;
            case CEREMONY_START -> in -> new Entry.Ceremony(CeremonyMessage.Start.read(in));
            case CEREMONY_COMMIT -> in -> new Entry.Ceremony(CeremonyMessage.Commit.read(in));
            case CEREMONY_KEYS -> in -> new Entry.Ceremony(CeremonyMessage.Keys.read(in));
            case CEREMONY_REVEAL -> in -> new Entry.Ceremony(CeremonyMessage.Reveal.read(in));
            case CEREMONY_CONFIRM -> in -> new Entry.Ceremony(CeremonyMessage.Confirm.read(in));
            case CEREMONY_COMPLAINT -> in -> new Entry.Ceremony(CeremonyMessage.Complaint.read(in));
            case CEREMONY_ABORTED -> in -> new Entry.Ceremony(CeremonyMessage.Aborted.read(in));
            case MANIFEST, PART, BALLOT, AUDITED -> throw new IllegalArgumentException("no such JSON: " + kind);
        };
    }
}
