package org.dauys.protocol.record;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Rule;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.json.Parsed;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.SeededRandom;

/** R-30 made of what the verifier is made of. The booth's own reader is {@code booth/anchor.ts}. */
final class AnchorReader {
    private static final int MAX_ENTRY = 90_000;

    private final EntryCheck check = new EntryCheck(new Batch(new ScalarEngine(), new SeededRandom("anchor")));
    private final String fingerprint;
    private String refusal = "";

    AnchorReader(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** The anchor as it is sent. */
    private record Sent(String checkpoint, List<Proved> entries) {
        static Parsed<Sent> parse(String text) {
            return JsonReader.read(
                    Bytes.utf8(text),
                    in -> new Sent(
                            in.field("checkpoint").lines(Checkpoint.MAX_LENGTH),
                            in.field("entries").list(0, Integer.MAX_VALUE, item -> item.object(Proved::read))));
        }
    }

    /** @param bytes empty where the text isn't base64url */
    private record Proved(long index, byte[] bytes, List<Hash> inclusion) {
        static Proved read(JsonReader in) throws Malformed {
            return new Proved(
                    in.field("index").integer(0, JsonReader.MAX_INTEGER),
                    Base64Url.decode(in.field("entry").text(MAX_ENTRY)).orElse(new byte[0]),
                    in.field("inclusion").list(0, Integer.MAX_VALUE, JsonReader::hash));
        }

        boolean standsIn(Checkpoint head) {
            return MerkleProofs.includes(TreeHash.leaf(bytes), index, head.size(), inclusion, head.root());
        }

        boolean isPart() {
            return Envelope.parse(bytes)
                    .value()
                    .filter(envelope -> envelope.kind() == Kind.PART)
                    .isPresent();
        }
    }

    /** The step that refuses, and after a slash the one inside it. */
    String refusal() {
        return refusal;
    }

    /** The opening; empty after a refusal. */
    Optional<CheckedEntry> read(String anchor) {
        if (Sent.parse(anchor) instanceof Parsed.Value<Sent> sent) {
            return read(sent.content());
        }
        var fault = ((Parsed.Refused<Sent>) Sent.parse(anchor)).fault();
        return refused("R-30.1/" + fault.step());
    }

    private Optional<CheckedEntry> read(Sent sent) {
        var entries = sent.entries();
        var head = Checkpoint.parse(Bytes.utf8(sent.checkpoint()));
        if (head.isEmpty() || !stand(entries, head.get())) {
            return refused("R-30.1");
        }
        int parts = (int) entries.stream().skip(1).takeWhile(Proved::isPart).count();
        var beginning = beginning(entries.subList(0, 1 + parts));
        var id = TreeHash.leaf(entries.get(0).bytes());
        if (beginning.isEmpty() || !Fingerprint.of(id).toString().equals(fingerprint)) {
            return refused("R-30.2");
        }
        var unsigned = unsigned(head.get(), beginning.get().fixed().manifest().terms());
        return unsigned.isPresent()
                ? refused("R-30.3/" + unsigned.get().id())
                : opening(beginning.get(), entries.subList(1 + parts, entries.size()));
    }

    private <T> Optional<T> refused(String step) {
        refusal = step;
        return Optional.empty();
    }

    private static boolean stand(List<Proved> entries, Checkpoint head) {
        return !entries.isEmpty()
                && entries.get(0).index() == 0
                && IntStream.range(1, entries.size())
                        .allMatch(
                                i -> entries.get(i - 1).index() < entries.get(i).index())
                && entries.stream().allMatch(entry -> entry.standsIn(head));
    }

    /** The manifest with its whole document. */
    private Optional<Preparing> beginning(List<Proved> entries) {
        var state = RecordState.empty(index -> entries.get((int) index).bytes(), Fingerprints.inMemory());
        for (var entry : entries) {
            var checked = check.check(entry.bytes(), state.stage()).value();
            if (checked.isEmpty() || state.step(checked.get()).isPresent()) {
                return Optional.empty();
            }
        }
        return state.stage() instanceof Preparing preparing ? Optional.of(preparing) : Optional.empty();
    }

    private static Optional<Rule> unsigned(Checkpoint head, Terms terms) {
        if (!head.origin().equals(terms.log().name())) {
            return Optional.of(Rule.L_4_2);
        }
        if (!head.isSignedBy(terms.log())) {
            return Optional.of(Rule.L_4_3);
        }
        long cosigned = terms.witnesses().keys().stream()
                .filter(witness -> head.cosignedAt(witness).isPresent())
                .count();
        return cosigned < terms.witnesses().quorum() ? Optional.of(Rule.L_5_1) : Optional.empty();
    }

    private Optional<CheckedEntry> opening(Preparing beginning, List<Proved> rest) {
        Stage stage = beginning;
        for (var entry : rest.subList(0, Math.max(0, rest.size() - 1))) {
            var next = replaced(entry.bytes(), stage);
            if (next.refusal().isPresent()) {
                return refused("R-30.4/" + next.refusal().get().rule().id());
            }
            stage = next.value().orElseThrow();
        }
        var last = rest.isEmpty() ? new byte[0] : rest.get(rest.size() - 1).bytes();
        var opened = check.check(last, stage).then(AnchorReader::asOpening);
        return opened.refusal().isPresent()
                ? refused("R-30.5/" + opened.refusal().get().rule().id())
                : opened.value();
    }

    /** No attempt of the ceremony and no roll has been seen: what R-24 says of them holds. */
    private Outcome<Stage> replaced(byte[] entry, Stage stage) {
        return check.check(entry, stage)
                .then(checked -> checked.content() instanceof Entry.KeyReplaced replaced
                        ? stage.replace(replaced, checked.signers())
                        : Outcome.refused(Rule.R_1.refuses("another kind")));
    }

    private static Outcome<CheckedEntry> asOpening(CheckedEntry entry) {
        return entry.content() instanceof Entry.Opened
                ? Outcome.accepted(entry)
                : Outcome.refused(Rule.R_1.refuses("another kind"));
    }
}
