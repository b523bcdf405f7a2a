package org.dauys.verifier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.Checkpoint;
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

    /** The state's directory, and the one beside the key. */
    private final List<KeptFiles> places;

    private WatchMemory(List<KeptFiles> places) {
        this.places = places;
    }

    /** @param key the key's file; what it cosigned is under its name with {@code .logs} */
    static WatchMemory open(KeptFiles state, Path key, NoteKey log) throws Unreadable {
        var logs = key.resolveSibling(key.getFileName() + ".logs");
        var besideKey =
                KeptFiles.open(logs.resolve(Hash.sha256(Bytes.utf8(log.name())).hex()));
        try {
            mustBeReadable(state);
            mustBeReadable(besideKey);
        } catch (Unreadable | CannotKeep broken) {
            besideKey.close();
            throw broken;
        }
        return new WatchMemory(List.of(state, besideKey));
    }

    private static void mustBeReadable(KeptFiles place) throws Unreadable {
        var kept = place.read(HEAD);
        if (kept.isPresent() && Checkpoint.parse(Bytes.utf8(kept.get())).isEmpty()) {
            throw new Unreadable(Why.MALFORMED, place.path(HEAD).toString());
        }
    }

    @Override
    public Optional<String> last() {
        return places.stream()
                .flatMap(place -> place.read(HEAD).stream())
                .max(Comparator.comparingLong(
                        note -> Checkpoint.parse(Bytes.utf8(note)).orElseThrow().size()));
    }

    @Override
    public void keep(String note) {
        places.forEach(place -> place.write(HEAD, note));
    }

    @Override
    public boolean isContradicted() {
        return evidence().isPresent();
    }

    /** Where the evidence of two histories lies; empty if there is none. */
    Optional<Path> evidence() {
        return places.stream()
                .map(place -> place.path(EVIDENCE))
                .filter(Files::exists)
                .findFirst();
    }

    /** In both places, or at least in one; where it can be kept in none, who runs the witness is shown it whole. */
    @Override
    public void keep(TwoHistories shown) {
        for (var place : places) {
            try {
                if (!Files.exists(place.path(EVIDENCE))) {
                    place.write(EVIDENCE, shown.encode());
                }
            } catch (CannotKeep full) {
                // the witness is stopped all the same
            }
        }
    }

    /** Keeps what was served last in place of a head's tree. */
    Path keep(WrongTiles shown) {
        return places.get(0).write("wrong-tiles.json", shown.encode());
    }

    @Override
    public void close() {
        places.forEach(KeptFiles::close);
    }
}
