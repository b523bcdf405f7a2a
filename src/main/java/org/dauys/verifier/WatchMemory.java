package org.dauys.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.TwoHistories;
import org.dauys.protocol.log.Witness;
import org.dauys.protocol.log.WrongTiles;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Unreadable.Why;

/**
 * The last head that a key has cosigned of one log. It is kept twice, beside the key and in the state's directory, and the newer one
 * counts: so a key that is used with another directory, or with an older copy of one, still knows what it has cosigned.
 */
final class WatchMemory implements Witness.Memory, AutoCloseable {
    private static final String EVIDENCE = "evidence.json";
    private static final String HEAD = "checkpoint";
    private static final String LOG = "log";

    private final KeptFiles state;
    private final KeptFiles besideKey;

    private WatchMemory(KeptFiles state, KeptFiles besideKey) {
        this.state = state;
        this.besideKey = besideKey;
    }

    /**
     * @param file the key's file, by whatever path or link; what it cosigned is under its own name with {@code .logs}
     * @throws Unreadable if another process has it, if the log has another key than before, or if the directory is of another witness
     */
    static WatchMemory open(KeptFiles state, Path file, NoteKey witness, NoteKey log) throws Unreadable {
        var besideKey = KeptFiles.open(besideKey(file, log));
        try {
            mustBe(log, besideKey);
            var here = headOf(witness, state);
            var there = headOf(witness, besideKey);
            var memory = new WatchMemory(state, besideKey);
            here.flatMap(one -> there.flatMap(other -> TwoHistories.of(log, one, other)))
                    .ifPresent(memory::keep);
            return memory;
        } catch (Unreadable | CannotKeep broken) {
            besideKey.close();
            throw broken;
        }
    }

    private static Path besideKey(Path file, NoteKey log) throws Unreadable {
        try {
            var key = file.toRealPath();
            return key.resolveSibling(key.getFileName() + ".logs")
                    .resolve(Hash.sha256(Bytes.utf8(log.name())).hex());
        } catch (IOException gone) {
            throw new Unreadable(Why.BROKEN, file.toString());
        }
    }

    /** A log is known by its origin; with another key it is another log. */
    private static void mustBe(NoteKey log, KeptFiles besideKey) throws Unreadable {
        var known = besideKey.read(LOG);
        if (known.isEmpty()) {
            besideKey.write(LOG, log.vkey());
        } else if (!known.get().equals(log.vkey())) {
            throw new Unreadable(Why.OTHER_LOG, log.name());
        }
    }

    /** Only what this key has cosigned binds it. */
    private static Optional<Checkpoint> headOf(NoteKey witness, KeptFiles place) throws Unreadable {
        var kept = place.read(HEAD);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var head = Checkpoint.parse(Bytes.utf8(kept.get()))
                .orElseThrow(
                        () -> new Unreadable(Why.MALFORMED, place.path(HEAD).toString()));
        if (head.cosignedAt(witness).isEmpty()) {
            throw new Unreadable(Why.OTHER_WITNESS, place.path(HEAD).toString());
        }
        return Optional.of(head);
    }

    @Override
    public Optional<String> last() {
        return Stream.of(state, besideKey)
                .flatMap(place -> place.read(HEAD).stream())
                .max(Comparator.comparingLong(
                        note -> Checkpoint.parse(Bytes.utf8(note)).orElseThrow().size()));
    }

    /** First where it binds the key, whatever becomes of the directory. */
    @Override
    public void keep(String note) {
        besideKey.write(HEAD, note);
        state.write(HEAD, note);
    }

    @Override
    public boolean isContradicted() {
        return evidence().isPresent();
    }

    /** Where the evidence of two histories lies; empty if there is none. */
    Optional<Path> evidence() {
        return Stream.of(state, besideKey)
                .map(place -> place.path(EVIDENCE))
                .filter(WatchMemory::showsTwoHistories)
                .findFirst();
    }

    /** Whatever can't be read may do so; wrong tiles, which lay under this name once, don't. */
    private static boolean showsTwoHistories(Path file) {
        if (Files.notExists(file)) {
            return false;
        }
        try {
            return !(Evidence.parse(Files.readAllBytes(file)).orElse(null) instanceof WrongTiles);
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** In both places, or at least in one; where it can be kept in none, who runs the witness is shown it whole. */
    @Override
    public void keep(TwoHistories shown) {
        Stream.of(state, besideKey)
                .filter(place -> !showsTwoHistories(place.path(EVIDENCE)))
                .forEach(place -> {
                    try {
                        place.write(EVIDENCE, shown.encode());
                    } catch (CannotKeep full) {
                        // the witness is stopped all the same
                    }
                });
    }

    /** Keeps what was served last in place of a head's tree. */
    Path keep(WrongTiles shown) {
        return state.write("wrong-tiles.json", shown.encode());
    }

    @Override
    public void close() {
        state.close();
        besideKey.close();
    }
}
