package org.dauys.election.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dauys.account.StaffId;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.Slug;
import org.dauys.election.decision.Proposal;
import org.dauys.election.decision.Proposal.Signature;
import org.dauys.election.decision.Proposal.State;
import org.dauys.election.decision.ProposalId;
import org.dauys.election.decision.Proposals;
import org.dauys.election.draft.Drafts;
import org.dauys.protocol.record.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostgresProposalsTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    @Inject
    Elections elections;

    @Inject
    Proposals proposals;

    private final ElectionId election = new ElectionId(UUID.randomUUID());
    private final StaffId marina = new StaffId(UUID.randomUUID());
    private final StaffId yerlan = new StaffId(UUID.randomUUID());
    private final StaffId timur = new StaffId(UUID.randomUUID());

    @BeforeEach
    void draft() {
        var slug = Slug.of("p-" + election.toString().substring(0, 8)).orElseThrow();
        elections.create(election, slug, Drafts.complete(), marina, NOW);
        var people = new People(List.of(
                Person.of(marina, Role.COMMITTEE), Person.of(yerlan, Role.COMMITTEE), Person.of(timur, Role.HOLDER)));
        assertEquals(Elections.Saving.DONE, elections.save(election, 1, people));
    }

    @Test
    void the_second_signature_makes_it_signed() {
        var proposal = added(Kind.OPENED, "{}");

        assertEquals(
                State.OPEN,
                proposals.sign(proposal.id(), by(marina)).orElseThrow().state());
        var second = new Signature(yerlan, "jws of " + yerlan, NOW.plusSeconds(1));
        var signed = proposals.sign(proposal.id(), second).orElseThrow();

        assertEquals(State.SIGNED, signed.state());
        assertEquals(List.of(by(marina), second), signed.signatures(), "in the order in which they came");
        assertEquals(Optional.of(signed), proposals.find(proposal.id()));
    }

    @Test
    void nobody_signs_twice_and_nobody_signs_a_third_time() {
        var proposal = added(Kind.OPENED, "{}");
        proposals.sign(proposal.id(), by(marina));

        assertEquals(Optional.empty(), proposals.sign(proposal.id(), by(marina)));
        assertTrue(proposals.sign(proposal.id(), by(yerlan)).isPresent());
        assertEquals(Optional.empty(), proposals.sign(proposal.id(), by(timur)));
    }

    @Test
    void two_who_sign_at_the_same_moment_are_both_counted_and_one_of_them_is_the_second() throws Exception {
        var proposal = added(Kind.OPENED, "{}");
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Optional<Proposal>>> both = List.of(
                    () -> proposals.sign(proposal.id(), by(marina)), () -> proposals.sign(proposal.id(), by(yerlan)));
            var states = pool.invokeAll(both).stream()
                    .map(done -> state(done))
                    .sorted()
                    .toList();
            assertEquals(List.of(State.OPEN, State.SIGNED), states);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void one_opening_waits_at_a_time_but_several_codes_may_be_replaced() {
        var opening = added(Kind.OPENED, "{\"closesAt\":1}");
        added(Kind.CREDENTIAL_REVOKED, "{\"credential\":1}");
        added(Kind.CREDENTIAL_REVOKED, "{\"credential\":2}");

        assertEquals(Optional.of(opening), proposals.add(proposal(Kind.OPENED, "{\"closesAt\":2}")));
        assertTrue(proposals
                .add(proposal(Kind.CREDENTIAL_REVOKED, "{\"credential\":1}"))
                .isPresent());
        assertEquals(3, proposals.pending(election).size());
    }

    @Test
    void several_people_get_new_keys_at_a_time() {
        added(Kind.KEY_REPLACED, "{\"person\":\"t1\"}");
        added(Kind.KEY_REPLACED, "{\"person\":\"t2\"}");
    }

    @Test
    void a_withdrawn_proposal_makes_room_and_takes_no_signature() {
        var opening = added(Kind.OPENED, "{}");

        assertTrue(proposals.move(opening.id(), State.OPEN, State.WITHDRAWN));
        assertEquals(false, proposals.move(opening.id(), State.OPEN, State.WITHDRAWN));
        assertEquals(Optional.empty(), proposals.sign(opening.id(), by(marina)));
        added(Kind.OPENED, "{}");
        assertEquals(2, proposals.count(election));
        assertEquals(1, proposals.of(election, 1, 10).size());
    }

    @Test
    void it_waits_for_committee_members_who_have_not_signed() {
        var opening = added(Kind.OPENED, "{}");
        assertEquals(List.of(opening), proposals.waitingFor(marina, 10));

        proposals.sign(opening.id(), by(marina));

        assertEquals(List.of(), proposals.waitingFor(marina, 10));
        assertEquals(1, proposals.waitingFor(yerlan, 10).size());
        assertEquals(List.of(), proposals.waitingFor(timur, 10));
    }

    private Proposal added(Kind kind, String payload) {
        var proposal = proposal(kind, payload);
        assertEquals(Optional.empty(), proposals.add(proposal));
        return proposal;
    }

    private Proposal proposal(Kind kind, String payload) {
        return new Proposal(
                new ProposalId(UUID.randomUUID()), election, kind, payload, marina, NOW, State.OPEN, List.of());
    }

    private static State state(Future<Optional<Proposal>> done) {
        try {
            return done.get().orElseThrow().state();
        } catch (InterruptedException | ExecutionException broken) {
            throw new AssertionError(broken);
        }
    }

    private static Signature by(StaffId staff) {
        return new Signature(staff, "jws of " + staff, NOW);
    }
}
