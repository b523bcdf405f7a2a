package org.dauys.election;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dauys.account.StaffId;
import org.dauys.election.draft.Drafts;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.election.draft.Terms;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void b05_all_keys_needed_is_refused_until_the_loss_is_accepted() {
        var refused = List.of(Finding.of("lossAccepted", Reason.LOSS_NOT_ACCEPTED));
        assertEquals(refused, lacking(2, 2, false));
        assertEquals(List.of(), lacking(2, 2, true));
        assertEquals(refused, lacking(1, 1, false));
        assertEquals(List.of(), lacking(2, 3, false));
    }

    private static List<Finding> lacking(int threshold, int holders, boolean accepted) {
        var usual = Terms.USUAL;
        var terms = new Terms(
                usual.mode(),
                usual.channels(),
                usual.issuer(),
                usual.revote(),
                usual.floor(),
                usual.maxReissued(),
                usual.auditsPerCredential(),
                threshold,
                accepted);
        var people = IntStream.range(0, 2 + holders)
                .mapToObj(i -> Person.of(new StaffId(new UUID(7, i)), i < 2 ? Role.COMMITTEE : Role.HOLDER))
                .toList();
        var election = new Election.Drafting(
                new ElectionId(new UUID(7, 7)),
                Slug.of("chair").orElseThrow(),
                Drafts.complete().with(terms),
                new People(people),
                1);
        return Readiness.of(election, staff -> true, NOW);
    }
}
