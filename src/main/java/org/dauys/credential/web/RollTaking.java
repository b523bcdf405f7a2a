package org.dauys.credential.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dauys.board.Appending;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.credential.CredentialRoll;
import org.dauys.election.ElectionId;
import org.dauys.election.Part;
import org.dauys.platform.Problem;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.ReadEntry;
import org.dauys.protocol.record.Stage;
import org.dauys.roll.Rolls;

/** Takes the roll that a registrar has signed into the record, if it is of the members whom the committee has fixed. */
@Singleton
class RollTaking {
    /** Parts of the largest document (spec: J-4), and its head. */
    private static final int MOST = 1_025;

    private final Board board;
    private final Rolls rolls;
    private final RegistrarProblems problems;

    @Inject
    RollTaking(Board board, Rolls rolls, RegistrarProblems problems) {
        this.board = board;
        this.rolls = rolls;
        this.problems = problems;
    }

    /** A roll's head as it came, and what it announces. */
    private record Head(ReadEntry entry, Entry.RollHead content) {}

    /**
     * The same roll once more is taken as if it were new: its registrar hasn't heard the first answer.
     *
     * @param mine who must have signed it
     * @param bundle the signed head and its parts (spec: L-6)
     * @return why it was not taken; empty if it stands in the record
     */
    Optional<Problem> take(Part mine, byte[] bundle) {
        var entries = Tiles.cut(bundle, MOST);
        var head = Tiles.entries(bundle, entries.size())
                .flatMap(mine::signed)
                .flatMap(entry -> entry.content() instanceof Entry.RollHead content
                        ? Optional.of(new Head(entry, content))
                        : Optional.empty());
        if (head.isEmpty()) {
            return Optional.of(problems.notOwn());
        }
        var election = mine.election().id();
        return rolls.whileFrozen(election, () -> take(election, head.get(), entries))
                .orElseGet(() -> Optional.of(problems.rollOpen()));
    }

    private Optional<Problem> take(ElectionId election, Head head, List<byte[]> entries) {
        var log = board.find(election.log()).orElseThrow();
        var stage = log.snapshot().stage();
        if (stage.credentials().isPresent()) {
            return stands(stage, head) ? Optional.empty() : Optional.of(problems.already());
        }
        return CredentialRoll.members(rolls.roll(election))
                        .equals(Optional.of(head.content().members()))
                ? append(log, entries)
                : Optional.of(problems.otherMembers());
    }

    /** Before the opening the stage knows the roll's head, and after it the opening names it. */
    private static boolean stands(Stage stage, Head head) {
        var standing = stage instanceof Preparing preparing
                ? preparing.electorate().map(electorate -> electorate.entry())
                : stage.opening().map(open -> open.entry().roll());
        return standing.equals(Optional.of(head.entry().hash()));
    }

    private Optional<Problem> append(PublicLog log, List<byte[]> entries) {
        var appending = log.append(entries);
        if (appending instanceof Appending.Refused refused) {
            return Optional.of(problems.notLawful(refused.refusal().rule().id()));
        }
        return appending instanceof Appending.Busy ? Optional.of(problems.busy()) : Optional.empty();
    }
}
