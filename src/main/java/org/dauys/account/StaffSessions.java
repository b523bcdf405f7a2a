package org.dauys.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.transcript.Hash;

/** The sessions of staff, for all nodes together. */
public interface StaffSessions {
    void start(Hash key, StaffId staff, StaffSession.Stage stage, String device, Instant now);

    /** The session of a token, live or not, with the account as it is now. */
    Optional<StaffSession> find(Hash key);

    /** Sessions of one person, newest first, live or not. */
    List<StaffSession> of(StaffId staff);

    /** Remembers that something was done. */
    void seen(Hash key, Instant now);

    void end(Hash key);

    void endOthers(StaffId staff, Hash kept);

    void endAll(StaffId staff);

    /** Forgets what ended long ago. */
    void sweep(Instant now);
}
