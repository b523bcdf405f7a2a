package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dauys.board.Appending;
import org.dauys.desk.web.TestElections.Keyed;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Decisions.Signing;
import org.dauys.election.decision.ProposalId;
import org.dauys.election.decision.Proposals;
import org.dauys.protocol.ceremony.Attempt;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.ceremony.Committing;
import org.dauys.protocol.ceremony.Confirming;
import org.dauys.protocol.ceremony.ForgedHolder;
import org.dauys.protocol.ceremony.HolderPart;
import org.dauys.protocol.ceremony.Revealing;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Preparing;

/** What committee and key holders do in a ceremony, for tests that look at what comes of it. */
@Singleton
class TestCeremonies {
    private final TestElections test;
    private final Decisions decisions;
    private final Proposals proposals;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    TestCeremonies(TestElections test, Decisions decisions, Proposals proposals, SecureRandom random, Clock clock) {
        this.test = test;
        this.decisions = decisions;
        this.proposals = proposals;
        this.random = random;
        this.clock = clock;
    }

    /** Both members sign the decision at this address; gives what the second signature led to. */
    Signing sign(Keyed keyed, String address) {
        var id = ProposalId.of(address.substring(address.lastIndexOf('/') + 1)).orElseThrow();
        assertEquals(new Signing.OneOfTwo(), sign(keyed, id, "c1"));
        return sign(keyed, id, "c2");
    }

    private Signing sign(Keyed keyed, ProposalId id, String member) {
        var proposal = proposals.find(id).orElseThrow();
        var jws = CompactJws.sign(
                keyed.secrets().get(member).signingKey(),
                member,
                proposal.kind().type(),
                proposal.payload().getBytes(StandardCharsets.UTF_8));
        return decisions.sign(id, keyed.staff(member).id(), jws, clock.instant());
    }

    /** The committee begins the first attempt, with all three. */
    void begin(Keyed keyed) {
        var start = decided(keyed, new CeremonyMessage.Start(1, 2, List.of("t1", "t2", "t3")));
        assertEquals(
                Appending.Appended.class, test.log(keyed).append(List.of(start)).getClass());
    }

    /** Each makes the visit that is asked for now. */
    void visit(Keyed keyed, String... holders) {
        for (var holder : holders) {
            var attempt = attempt(keyed);
            var part = new HolderPart(keyed.secrets().get(holder), attempt.start(), attempt.indexOf(holder), random);
            append(keyed, holder, message(part, attempt));
        }
    }

    private static CeremonyMessage message(HolderPart part, Attempt attempt) {
        if (attempt instanceof Committing) {
            return part.commit();
        }
        return attempt instanceof Revealing revealing ? part.reveal(revealing) : part.answer((Confirming) attempt);
    }

    /** A second visit with a wrong share for {@code victim}. */
    void cheat(Keyed keyed, String dealer, String victim) {
        var attempt = (Revealing) attempt(keyed);
        var secret = keyed.secrets().get(dealer);
        var coefficients = ForgedHolder.honest(secret, attempt.start());
        var forged = new ForgedHolder(secret, attempt.start(), attempt.indexOf(dealer), coefficients, random);
        append(keyed, dealer, forged.reveal(attempt, attempt.indexOf(victim)));
    }

    /** The committee begins and aborts as many attempts as there can be. */
    void spend(Keyed keyed) {
        var entries = new ArrayList<byte[]>();
        for (int i = 1; i <= CeremonyMessage.MAX_ATTEMPTS; i++) {
            entries.add(decided(keyed, new CeremonyMessage.Start(i, 2, List.of("t1", "t2", "t3"))));
            var start = TreeHash.leaf(entries.get(entries.size() - 1));
            entries.add(decided(keyed, new CeremonyMessage.Aborted(start, "Attempt " + i)));
        }
        assertEquals(Appending.Appended.class, test.log(keyed).append(entries).getClass());
    }

    /** The committee asks all three holders. */
    void start(Keyed keyed) {
        var start = decided(keyed, new CeremonyMessage.Start(1, 2, List.of("t1", "t2", "t3")));
        assertEquals(
                Appending.Appended.class, test.log(keyed).append(List.of(start)).getClass());
    }

    private byte[] decided(Keyed keyed, CeremonyMessage message) {
        return signed(keyed, message, "c1", "c2");
    }

    Attempt attempt(Keyed keyed) {
        var preparing = (Preparing) test.log(keyed).snapshot().stage();
        return preparing.ceremony().last().orElseThrow();
    }

    private void append(Keyed keyed, String holder, CeremonyMessage message) {
        var written = signed(keyed, message, holder);
        assertEquals(
                Appending.Appended.class,
                test.log(keyed).append(List.of(written)).getClass());
    }

    private byte[] signed(Keyed keyed, CeremonyMessage message, String... people) {
        var entry = new Entry.Ceremony(message);
        var election =
                test.log(keyed).snapshot().stage().election().orElseThrow().id();
        var lines = Stream.of(people)
                .map(id -> EntryWriter.sign(
                        election, entry, id, keyed.secrets().get(id).signingKey()))
                .toList();
        return EntryWriter.signed(entry.kind(), lines);
    }
}
