package org.dauys.board;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;
import org.dauys.protocol.log.TwoHistories;
import org.dauys.protocol.log.Witness;
import org.dauys.protocol.log.Witness.Answer.Conflict;
import org.dauys.protocol.log.Witness.Answer.Cosigned;
import org.dauys.protocol.log.Witness.Answer.Refused;

/** Witnesses of one log: their keys, and, as a log calls them, what they answer. */
public final class TestWitnesses implements WitnessCalls {
    private final List<NoteSigner> signers;
    private final Map<String, Remembered> reached = new LinkedHashMap<>();

    /** With so many keys; none can be called yet. */
    public TestWitnesses(int count) {
        signers = IntStream.rangeClosed(1, count)
                .mapToObj(i ->
                        NoteSigner.of("w%d.example/%d".formatted(i, random().nextInt()), secret(), NoteKey.Use.WITNESS))
                .toList();
    }

    private static SecureRandom random() {
        return new SecureRandom();
    }

    private static byte[] secret() {
        var secret = new byte[NoteSigner.LENGTH];
        random().nextBytes(secret);
        return secret;
    }

    public NoteKey[] keys() {
        return signers.stream().map(NoteSigner::key).toArray(NoteKey[]::new);
    }

    public NoteSigner signer(int number) {
        return signers.get(number - 1);
    }

    /** What witnesses with these numbers, from 1, would post for a head. */
    public byte[] note(SignedHead head, int... numbers) {
        return note(head, Instant.ofEpochSecond(1_800_000_000), numbers);
    }

    /** The same at another time. */
    byte[] note(SignedHead head, Instant at, int... numbers) {
        var read = Checkpoint.parse(Bytes.utf8(head.note())).orElseThrow();
        return Bytes.utf8(head.note()
                + IntStream.of(numbers)
                        .mapToObj(number -> signer(number).cosign(read.text(), at))
                        .collect(Collectors.joining()));
    }

    /** Lets a witness be called about this log. */
    public Remembered reach(int number, NoteKey log) {
        var memory = new Remembered(signer(number), log);
        reached.put(signer(number).key().name(), memory);
        return memory;
    }

    /** A witness that can be called. */
    public static final class Remembered implements Witness.Memory {
        private final Witness witness;
        private Optional<String> note = Optional.empty();
        private boolean away;
        private Callable<Boolean> waits = () -> true;
        private Runnable meanwhile = () -> {};
        /** Sizes that it was asked to continue from. */
        public final List<Long> asked = new ArrayList<>();

        Remembered(NoteSigner signer, NoteKey log) {
            witness = new Witness(signer, log, this);
        }

        public void away(boolean now) {
            away = now;
        }

        /** What happens elsewhere between the next question for the last head and its answer. */
        public void whenAsked(Runnable once) {
            meanwhile = once;
        }

        /** What it waits for whenever it is asked for a cosignature. */
        public void whenCalled(Callable<Boolean> wait) {
            waits = wait;
        }

        private boolean comes() {
            try {
                return waits.call();
            } catch (Exception stopped) {
                throw new AssertionError(stopped);
            }
        }

        private Optional<String> tell() {
            var once = meanwhile;
            meanwhile = () -> {};
            once.run();
            return Optional.of(note.orElse(""));
        }

        @Override
        public Optional<String> last() {
            return note;
        }

        @Override
        public void keep(String next) {
            note = Optional.of(next);
        }

        @Override
        public boolean isContradicted() {
            return false;
        }

        @Override
        public void keep(TwoHistories shown) {
            throw new AssertionError(shown);
        }
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(reached.keySet());
    }

    @Override
    public Optional<Answer> add(String name, AddCheckpoint request) {
        var called = reached.get(name);
        if (called.away || !called.comes()) {
            return Optional.empty();
        }
        called.asked.add(request.old());
        var answer = called.witness.add(request.encode(), Instant.ofEpochSecond(1_800_000_000));
        if (answer instanceof Cosigned cosigned) {
            return Optional.of(new Answer(200, cosigned.line()));
        }
        return Optional.of(
                answer instanceof Conflict conflict
                        ? new Answer(409, conflict.size() + "\n")
                        : new Answer(((Refused) answer).why().status(), ""));
    }

    @Override
    public Map<String, Optional<String>> lastHeads(Set<String> witnesses, String origin) {
        return witnesses.stream().collect(Collectors.toMap(name -> name, name -> {
            var asked = reached.get(name);
            return asked.away ? Optional.empty() : asked.tell();
        }));
    }
}
