package org.dauys.booth.web;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.dauys.attacks.BallotAttacks;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.protocol.ballot.BallotTerms;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;

/** The ballots are posted as a booth posts them; the log stays as it was. */
@QuarkusTest
class BallotAttacksAtTheServerTest extends BallotAttacks {
    @Inject
    TestBoards boards;

    private Made made;

    @Override
    protected BallotTerms open() {
        made = boards.open(plan -> plan.voters(3)
                .single("chair", 3, false)
                .kOfN("board", 4, 2, 3, true)
                .single("deputy", 3, false)
                .kOfN("any", 2, 0, 2, false));
        return made.election().terms();
    }

    @Override
    protected CredentialKey key(int voter) {
        return made.election().voter(voter).key();
    }

    @Override
    protected void takes(Purpose purpose, byte[] wire) {
        Cast.taken(made, path(purpose), wire);
    }

    @Override
    protected void refuses(String rule, Purpose purpose, byte[] wire) {
        var before = made.log().head();
        Cast.post(made, path(purpose), wire)
                .statusCode(oneOf(400, 403, 409))
                .contentType("application/problem+json")
                .body("rule", equalTo(rule));
        assertEquals(before, made.log().head());
    }

    private static String path(Purpose purpose) {
        return purpose == Purpose.CAST ? "ballots" : "audits";
    }
}
