package org.dauys.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dauys.protocol.transcript.Hash;

/** The sessions of members, for all nodes together. */
public interface MemberSessions {
    Duration LIFE = Duration.ofMinutes(60);

    void start(Hash key, Member member, Instant until);

    Optional<Member> find(Hash key, Instant now);

    void end(Hash key);

    /** Forgets what has ended. */
    void sweep(Instant now);
}
