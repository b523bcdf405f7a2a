package org.dauys.protocol.ballot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.ballot.BallotSeed.SeedAccess;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Point.Form;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.transcript.Hash;

/**
 * B-8: what opens an audited ballot: its head, its seed and the choices. It goes to the voter alone, for another device to
 * recompute the ballot from.
 */
public final class Opening {
    private static final String PREFIX = "DA1.";
    private static final int FIXED = BallotHead.LENGTH + BallotSeed.LENGTH;

    private final BallotHead head;
    private final BallotSeed seed;
    private final List<List<Integer>> chosen;

    private Opening(BallotHead head, BallotSeed seed, List<List<Integer>> chosen) {
        this.head = head;
        this.seed = seed;
        this.chosen = List.copyOf(chosen);
    }

    public static Opening of(BallotHead head, Choices choices, BallotSeed seed) {
        return new Opening(head, seed, choices.slots());
    }

    /** What an opening opens to. */
    public sealed interface Verdict {
        /** These choices, and the ballot that they make: it is the one that was audited if the log says so (B-8.3). */
        record Opened(Choices choices, Hash ballot) implements Verdict {}

        record Refused(Reason reason) implements Verdict {}
    }

    /** The closed list of reasons. */
    public enum Reason {
        SHAPE("B-8.1"),
        CHOICES("B-8.2"),
        OTHER_BALLOT("B-8.3");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** The step's id in the specification. */
        public String id() {
            return id;
        }
    }

    /**
     * B-8.2, B-8.3: the ballot that its head and seed make of its choices.
     *
     * @param terms of the ballot's style, from the record
     */
    public Verdict open(BallotTerms terms) {
        if (!head.opened().equals(terms.opened())) {
            return new Verdict.Refused(Reason.OTHER_BALLOT);
        }
        return terms.choose(chosen)
                .<Verdict>map(choices -> new Verdict.Opened(
                        choices, BallotEncryptor.encrypt(head, choices, seed).hash()))
                .orElseGet(() -> new Verdict.Refused(Reason.CHOICES));
    }

    /** The text that goes to the voter. It shows the choices. */
    public String encode() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.encode());
        bytes.writeBytes(seed.expose(SeedAccess.OPENING));
        for (var slots : chosen) {
            bytes.write(slots.size());
            slots.forEach(bytes::write);
        }
        return PREFIX + Base64Url.encode(bytes.toByteArray());
    }

    /** B-8.1: empty unless {@code text} has the shape of an opening of so many contests. */
    public static Optional<Opening> read(String text, int contests) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return Base64Url.decode(text.substring(PREFIX.length()))
                .filter(bytes -> bytes.length >= FIXED)
                .map(ByteBuffer::wrap)
                .flatMap(bytes -> decode(bytes, contests));
    }

    private static Optional<Opening> decode(ByteBuffer bytes, int contests) {
        var opened = Hash.decode(take(bytes, Hash.LENGTH));
        var credential = Point.decode(take(bytes, Form.COMPRESSED.length()), Form.COMPRESSED);
        long counter = Integer.toUnsignedLong(bytes.getInt());
        var previous = Hash.decode(take(bytes, Hash.LENGTH));
        var seed = BallotSeed.decode(take(bytes, BallotSeed.LENGTH));
        var chosen = chosen(bytes, contests);
        if (opened.isEmpty() || credential.isEmpty() || previous.isEmpty() || seed.isEmpty() || chosen.isEmpty()) {
            return Optional.empty();
        }
        var head = new BallotHead(opened.get(), credential.get(), counter, previous.get());
        return Optional.of(new Opening(head, seed.get(), chosen.get()));
    }

    /** Exactly what remains: for every contest a count and so many slots. */
    private static Optional<List<List<Integer>>> chosen(ByteBuffer bytes, int contests) {
        var chosen = new ArrayList<List<Integer>>();
        for (int i = 0; i < contests; i++) {
            int count = bytes.hasRemaining() ? Byte.toUnsignedInt(bytes.get()) : 1;
            if (count > bytes.remaining()) {
                return Optional.empty();
            }
            var slots = new ArrayList<Integer>();
            for (byte slot : take(bytes, count)) {
                slots.add(Byte.toUnsignedInt(slot));
            }
            chosen.add(List.copyOf(slots));
        }
        return bytes.hasRemaining() ? Optional.empty() : Optional.of(chosen);
    }

    private static byte[] take(ByteBuffer bytes, int count) {
        var taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    @Override
    public String toString() {
        return "Opening[hidden]";
    }
}
