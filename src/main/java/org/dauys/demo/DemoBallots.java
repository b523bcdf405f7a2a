package org.dauys.demo;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.booth.Casting;
import org.dauys.protocol.ballot.BallotEncryptor;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.BallotSeed;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.credential.CredentialKey;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.record.Chain;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Voting;
import org.dauys.roll.Card;
import org.dauys.roll.Rolls;

/** Members vote with their codes, as on their phones. The last of them tests the encryption first, and the one before votes twice. */
final class DemoBallots {
    private static final int FRESH = 32;

    /** Which option of a single choice one voter after another takes: about half the first. */
    private static final int[] SPREAD = {0, 1, 0, 2, 0, 1, 0, 0, 1, 3, 0, 2, 0, 1, 0};

    private final Casting casting;
    private final Rolls rolls;
    private final DemoSecrets secrets;
    private final SecureRandom random;

    DemoBallots(Casting casting, Rolls rolls, DemoSecrets secrets, SecureRandom random) {
        this.casting = casting;
        this.rolls = rolls;
        this.secrets = secrets;
        this.random = random;
    }

    /** Casts the ballots that are still missing, while ballots are taken. */
    void cast(MadeElection made) {
        var members = DemoMembers.first(made.plan().members());
        int first = members.size() - made.plan().voters();
        for (int number = first; number < members.size(); number++) {
            var card = members.get(number).card();
            int fromLast = members.size() - 1 - number;
            if (fromLast == 0) {
                send(made, card, number, Purpose.AUDIT, chain -> chain.audits() == 0 && chain.counter() == 0);
            }
            if (fromLast == 1) {
                send(made, card, number + 1, Purpose.CAST, chain -> chain.counter() == 0);
                send(made, card, number, Purpose.CAST, chain -> chain.counter() == 1);
            } else {
                send(made, card, number, Purpose.CAST, chain -> chain.counter() == 0);
            }
        }
    }

    /** Whether a ballot is still to come, by those before it. */
    private interface Missing {
        boolean after(Chain chain);
    }

    private void send(MadeElection made, Card card, int number, Purpose purpose, Missing missing) {
        if (!(made.stage() instanceof Voting voting) || voting.phase() != Stage.Phase.OPEN) {
            return;
        }
        var key = secrets.code(made.plan(), card).key(made.election().manifest());
        var chain = made.log().chain(key.credential()).orElseThrow();
        if (missing.after(chain)) {
            var line = rolls.line(made.election().id(), card).orElseThrow().id().value();
            var wire = ballot(voting, key, chain, number, purpose);
            casting.cast(new Casting.Sent(made.log(), purpose, wire, Optional.of(line), made.opens()));
        }
    }

    private byte[] ballot(Voting voting, CredentialKey key, Chain chain, int number, Purpose purpose) {
        var terms = voting.open().ballotTerms();
        var chosen = terms.contests().stream()
                .map(contest -> chosen(contest, number))
                .toList();
        var choices = terms.choose(chosen).orElseThrow();
        var head = new BallotHead(terms.opened(), key.credential(), chain.counter() + 1L, chain.last());
        var seed = BallotSeed.of(head, key, choices, 0, fresh());
        return BallotEncryptor.encrypt(head, choices, seed).sign(key, purpose, fresh());
    }

    /** What the voter marks: earlier options are liked more. */
    private static List<Integer> chosen(Contest contest, int number) {
        var definition = contest.definition();
        int options = definition.options().size();
        if (definition.kind() == Kind.SINGLE) {
            return List.of(SPREAD[number % SPREAD.length] % options);
        }
        return IntStream.range(0, options)
                .filter(option -> option == 0 || (7 * number + 3 * option) % 11 < 9 - option)
                .limit(definition.max())
                .boxed()
                .toList();
    }

    private byte[] fresh() {
        var fresh = new byte[FRESH];
        random.nextBytes(fresh);
        return fresh;
    }
}
