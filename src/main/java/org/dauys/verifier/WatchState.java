package org.dauys.verifier;

import java.nio.file.Path;
import java.util.Optional;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Unreadable.Why;

/** What a witness remembers of one log, in the directory that its user names: first of all whose log it is. */
final class WatchState implements AutoCloseable {
    private static final String LOG = "log";

    private final KeptFiles files;

    private WatchState(KeptFiles files) {
        this.files = files;
    }

    static WatchState open(Path directory) throws Unreadable {
        return new WatchState(KeptFiles.open(directory));
    }

    /** Whose log this is; empty before the first meeting. */
    Optional<LogIdentity> identity() throws Unreadable {
        var kept = files.read(LOG);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var lines = kept.get().split("\n", -1);
        boolean two = lines.length == 3 && lines[2].isEmpty();
        var election = two ? Hash.fromHex(lines[0]) : Optional.<Hash>empty();
        var key = two ? NoteKey.parse(lines[1], NoteKey.Use.LOG) : Optional.<NoteKey>empty();
        if (election.isEmpty() || key.isEmpty()) {
            throw new Unreadable(Why.MALFORMED, files.path(LOG).toString());
        }
        return Optional.of(new LogIdentity(election.get(), key.get()));
    }

    void keep(LogIdentity identity) {
        files.write(LOG, identity.election().hex() + "\n" + identity.log().vkey() + "\n");
    }

    /** What the witness with this key remembers of that log, here and beside the key; closes this directory with it. */
    WatchMemory memory(Path key, NoteKey witness, NoteKey log) throws Unreadable {
        return WatchMemory.open(files, key, witness, log);
    }

    @Override
    public void close() {
        files.close();
    }
}
