package org.dauys.board;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dauys.protocol.log.AddCheckpoint;

/** Reaches the witnesses whose addresses the operator has configured (C2SP tlog-witness), and no others. */
public interface WitnessCalls {
    /** Of an installation that calls no witness. */
    WitnessCalls NONE = new WitnessCalls() {
        @Override
        public Set<String> names() {
            return Set.of();
        }

        @Override
        public Optional<Answer> add(String witness, AddCheckpoint request) {
            return Optional.empty();
        }

        @Override
        public Map<String, Optional<String>> lastHeads(Set<String> witnesses, String origin) {
            return Map.of();
        }
    };

    /** What a witness answered; as untrusted as it comes. */
    record Answer(int status, String body) {}

    /** Those that have an address. */
    Set<String> names();

    /** Empty if the witness can't be reached. */
    Optional<Answer> add(String witness, AddCheckpoint request);

    /** The last head that each of them keeps of a log, an empty text where it keeps none; no value for who can't be reached. */
    Map<String, Optional<String>> lastHeads(Set<String> witnesses, String origin);
}
