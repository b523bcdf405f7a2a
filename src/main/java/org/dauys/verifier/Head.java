package org.dauys.verifier;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.record.Election;
import org.dauys.protocol.transcript.Hash;

/** The checks of a record's head: its grammar, its signatures, its anchor (spec: L-4, L-5, README 2). */
final class Head {
    private final Optional<Checkpoint> checkpoint;
    private final Findings findings;
    private final Map<Rule, Status> statuses = new EnumMap<>(Rule.class);

    private Head(Optional<Checkpoint> checkpoint, Findings findings) {
        this.checkpoint = checkpoint;
        this.findings = findings;
    }

    /**
     * The status of L-4.1 to L-4.3, L-5.1 and A-1; what is wrong goes to {@code findings}.
     *
     * @param first the hash of entry 0, whether or not its manifest is lawful
     */
    static Map<Rule, Status> check(
            TiledRecord record, Optional<Hash> first, Optional<Election> election, Anchor anchor, Findings findings) {
        var head = new Head(Checkpoint.parse(record.checkpoint()), findings);
        head.say(Rule.L_4_1, Status.PASSED, head.checkpoint.isPresent(), "not a checkpoint");
        if (head.checkpoint.isPresent() && election.isPresent()) {
            head.signatures(head.checkpoint.get(), election.get().manifest().terms());
        } else {
            head.statuses.put(Rule.L_4_2, Status.NOT_RUN);
            head.statuses.put(Rule.L_4_3, Status.NOT_RUN);
            head.statuses.put(Rule.L_5_1, Status.NOT_RUN);
        }
        head.anchor(anchor, first);
        return head.statuses;
    }

    private void signatures(Checkpoint head, Terms terms) {
        say(Rule.L_4_2, Status.PASSED, head.origin().equals(terms.log().name()), "another origin");
        say(Rule.L_4_3, Status.PASSED, head.isSignedBy(terms.log()), "no signature of the log's key");
        var witnesses = terms.witnesses();
        int cosigned = witnesses.cosigners(head);
        var passed = witnesses.quorum() == 0 ? Status.NOTHING : Status.PASSED;
        say(
                Rule.L_5_1,
                passed,
                cosigned >= witnesses.quorum(),
                cosigned + " cosignatures, wanted " + witnesses.quorum());
    }

    private void anchor(Anchor anchor, Optional<Hash> election) {
        if (anchor instanceof Anchor.None) {
            statuses.put(Rule.A_1, Status.NOTHING);
        } else if (anchor instanceof Anchor.Expected expected && election.isPresent()) {
            say(Rule.A_1, Status.PASSED, expected.accepts(election.get()), "another fingerprint than the one given");
        } else if (anchor instanceof Anchor.Trusted trusted && checkpoint.isPresent()) {
            say(Rule.A_1, Status.PASSED, trusted.accepts(checkpoint.get()), "not a head that the policy accepts");
        } else {
            statuses.put(Rule.A_1, Status.NOT_RUN);
        }
    }

    private void say(Rule rule, Status passed, boolean holds, String why) {
        statuses.put(rule, holds ? passed : Status.FAILED);
        if (!holds) {
            findings.add(rule, Finding.atCheckpoint(why));
        }
    }
}
