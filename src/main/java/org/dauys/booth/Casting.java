package org.dauys.booth;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.dauys.board.Appending.Appended;
import org.dauys.board.Appending.Refused;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.board.LogRefused;
import org.dauys.board.NotConfirmed;
import org.dauys.board.PublicLog;
import org.dauys.board.SignedHead;
import org.dauys.booth.Participation.Standing;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.Eligibility.Mode;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.record.Chain;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Voting;
import org.dauys.protocol.transcript.Hash;

/** Takes ballots, to be counted or to be burnt. What is lawful the log decides; here stands who may send one, and when. */
public final class Casting {
    private static final System.Logger LOG = System.getLogger(Casting.class.getName());

    private final Participation participation;
    private final Notifying notifying;
    /** Ballots that are being looked at, by the hash of their entry: the same bytes sent again meanwhile share the answer. */
    private final Map<Hash, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();

    public Casting(Participation participation, Notifying notifying) {
        this.participation = participation;
        this.notifying = notifying;
    }

    /**
     * A ballot as it came.
     *
     * @param wire its bytes (spec: B-3), at most as many as an entry holds
     * @param rollLine the line of this election's roll as which the sender is signed in
     */
    public record Sent(PublicLog log, Purpose purpose, byte[] wire, Optional<UUID> rollLine, Instant at) {}

    /**
     * A ballot of the right length, and its entry.
     *
     * @param stage where the election stood when the ballot came
     */
    private record Cut(Sent sent, Stage stage, SlicedBallot ballot, byte[] entry, Hash leaf) {
        static Optional<Cut> of(Sent sent, Stage stage) {
            return stage.election()
                    .flatMap(election ->
                            SlicedBallot.of(sent.wire, election.manifest().contests()))
                    .map(ballot -> {
                        var entry = EntryWriter.ballot(sent.purpose, sent.wire);
                        return new Cut(sent, stage, ballot, entry, TreeHash.leaf(entry));
                    });
        }

        PublicLog log() {
            return sent.log;
        }

        /** What its credential has done so far; empty for one that never was on the roll. */
        Optional<Chain> chain() {
            return Point.decode(ballot.credential(), Point.Form.COMPRESSED).flatMap(sent.log::knownChain);
        }
    }

    public Answer cast(Sent sent) {
        try {
            var stage = sent.log.snapshot().stage();
            var cut = Cut.of(sent, stage);
            return cut.flatMap(Casting::recordedBefore)
                    .or(() -> cut.flatMap(this::once))
                    .or(() -> CastRules.refusal(stage, sent.at).map(Answer.Refused::new))
                    .orElseGet(() -> new Answer.Refused(CastRefusal.MALFORMED, Optional.of(Rule.B_6_1)));
        } catch (LogRefused | NotConfirmed unconfirmed) {
            return new Answer.Refused(CastRefusal.UNAVAILABLE);
        }
    }

    /** A ballot is answered as often as it is sent, also when voting is over. */
    private static Optional<Answer> recordedBefore(Cut cut) {
        return cut.chain()
                .filter(chain -> chain.counter() >= cut.ballot.counter() || chain.audits() > 0)
                .flatMap(there -> recorded(cut));
    }

    private static Optional<Answer> recorded(Cut cut) {
        return cut.log()
                .ballot(cut.ballot.hash())
                .filter(stored -> stored.leaf().equals(cut.leaf))
                .map(stored -> recorded(cut, stored.index(), cut.log().head().orElseThrow()));
    }

    /** Empty where the log itself says that no ballots are taken. */
    private Optional<Answer> once(Cut cut) {
        return cut.stage instanceof Voting voting && !voting.suspended()
                ? Optional.of(once(cut, voting))
                : Optional.empty();
    }

    private Answer once(Cut cut, Voting voting) {
        var mine = new CompletableFuture<Answer>();
        var first = underWay.putIfAbsent(cut.leaf, mine);
        if (first != null) {
            return first.join();
        }
        Answer answer = new Answer.Refused(CastRefusal.UNAVAILABLE);
        try {
            answer = CastRules.refusal(voting, cut.sent.at)
                    .map(late -> late(cut))
                    .orElseGet(() -> take(cut, voting));
            return answer;
        } finally {
            underWay.remove(cut.leaf);
            mine.complete(answer);
        }
    }

    /**
     * Late by the clock alone: the same bytes may have come in time, also to another node, and be in check or on their way into the
     * log still. So a ballot that it could hold is refused only when it says itself that voting is over. It is asked for such
     * ballots alone, because that is costly.
     */
    private static Answer late(Cut cut) {
        var lawful = cut.log().isLawful(cut.entry, cut.stage);
        if (lawful.isPresent() && !lawful.get()) {
            return new Answer.Refused(CastRefusal.CLOSED);
        }
        boolean stands = lawful.isPresent() && cut.log().stands(cut.ballot.hash());
        return (stands ? recorded(cut) : Optional.<Answer>empty())
                .orElseGet(() -> new Answer.Refused(CastRefusal.BUSY));
    }

    private Answer take(Cut cut, Voting voting) {
        var terms = voting.open().election().manifest().terms();
        if (terms.eligibility().mode() == Mode.CODE_ONLY) {
            return append(cut);
        }
        if (cut.sent.rollLine.isEmpty()) {
            return new Answer.Refused(CastRefusal.SIGN_IN_NEEDED);
        }
        if (cut.sent.purpose == Purpose.AUDIT) {
            return append(cut);
        }
        return isFirst(cut) ? takeFirst(cut, terms) : append(cut, List.of(notice(cut)));
    }

    private Outcome notice(Cut cut) {
        return notifying.of(cut.log().id(), cut.sent.rollLine.orElseThrow(), cut.ballot.counter() > 1);
    }

    /** What stands in the member's way may be this very ballot, which another node has logged since the stage was seen. */
    private Answer takeFirst(Cut cut, Terms terms) {
        Standing standing;
        try {
            standing = participation.reserve(cut.log().id(), cut.sent.rollLine.orElseThrow(), terms.floor());
        } catch (RuntimeException away) {
            note(away);
            return new Answer.Refused(CastRefusal.UNAVAILABLE);
        }
        if (standing instanceof Standing.Free free) {
            return append(cut, List.of(free.reservation(), notice(cut)));
        }
        return recorded(cut)
                .orElseGet(() -> new Answer.Refused(
                        standing instanceof Standing.TookPart ? CastRefusal.ALREADY_TOOK_PART : CastRefusal.BUSY));
    }

    /** @param listeners hear what became of the ballot */
    private static Answer append(Cut cut, List<Outcome> listeners) {
        Optional<Answer> answer = Optional.empty();
        try {
            answer = Optional.of(append(cut));
            return answer.get();
        } finally {
            var known = answer;
            listeners.forEach(listener -> end(listener, cut, known));
        }
    }

    /** What has become of the ballot is said whatever fails here. */
    private static void end(Outcome listener, Cut cut, Optional<Answer> answer) {
        try {
            if (answer.isEmpty()) {
                listener.doubt(() -> cut.log().stands(cut.ballot.hash()));
            } else if (answer.get() instanceof Answer.Refused) {
                listener.release();
            } else {
                listener.keep();
            }
        } catch (RuntimeException away) {
            note(away);
        }
    }

    /** The message could name a member. */
    private static void note(RuntimeException away) {
        LOG.log(
                Level.WARNING,
                "who takes part could not be read or written: {0}",
                away.getClass().getName());
    }

    /** By the chain too: whoever sends a first ballot where there is one already hasn't seen that, and is told so. */
    private static boolean isFirst(Cut cut) {
        return cut.ballot.counter() == 1
                && cut.chain().filter(chain -> chain.counter() == 0).isPresent();
    }

    private static Answer append(Cut cut) {
        var outcome = cut.log().append(List.of(cut.entry), cut.stage);
        if (outcome instanceof Appended appended) {
            return recorded(cut, appended.first(), appended.head());
        }
        if (outcome instanceof Refused refused) {
            var rule = refused.refusal().rule();
            var stage = cut.log().snapshot().stage();
            return new Answer.Refused(CastRules.refusal(rule, cut.ballot, stage, cut.sent.at), Optional.of(rule));
        }
        return new Answer.Refused(CastRefusal.BUSY);
    }

    private static Answer recorded(Cut cut, long index, SignedHead head) {
        var kind = new Entry.Ballot(cut.sent.purpose, cut.sent.wire).kind().id();
        var stored = new StoredEntry(index, kind, cut.entry, cut.leaf);
        return new Answer.Recorded(cut.log().receipt(stored, cut.ballot.hash(), head));
    }
}
