package org.dauys.election.decision;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.dauys.account.StaffId;
import org.dauys.board.Appending;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Role;
import org.dauys.election.decision.Proposal.Signature;
import org.dauys.election.decision.Proposal.State;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.jws.CompactJws.Verification;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.record.EntryWriter;

/**
 * What a committee decides: one member proposes the exact bytes, two sign them in their browsers, and with the second signature
 * the entry goes into the public log. Until then it can be withdrawn.
 */
public final class Decisions {
    private final Proposals proposals;
    private final Elections elections;
    private final Board board;
    private final Supplier<UUID> ids;

    public Decisions(Proposals proposals, Elections elections, Board board, Supplier<UUID> ids) {
        this.proposals = proposals;
        this.elections = elections;
        this.board = board;
        this.ids = ids;
    }

    /** What became of a proposal to decide something. */
    public sealed interface Proposing {
        record Proposed(ProposalId id) implements Proposing {}

        /** Another one waits; it must be signed or withdrawn first. */
        record InTheWay(ProposalId other) implements Proposing {}

        /** The election isn't frozen, or the person isn't of its committee. */
        record NotAllowed() implements Proposing {}

        /** No record could ever hold such an entry: nothing is kept that could not be read again. */
        record NotLawful(Refusal why) implements Proposing {}
    }

    /** What became of a signature. */
    public sealed interface Signing {
        /** It is the first; another member has to sign. */
        record OneOfTwo() implements Signing {}

        /** The entry stands in the log. */
        record Logged() implements Signing {}

        /** Both signatures are here, but the log is busy: {@link Decisions#enter} again. */
        record Unfinished() implements Signing {}

        /** The log refused the entry; the proposal is over. */
        record NotLawful(Refusal why) implements Signing {}

        record Refused(Reason why) implements Signing {}

        /** Why a signature isn't taken. */
        enum Reason {
            NOT_THERE,
            NOT_COMMITTEE,
            /** It has both, was withdrawn or refused, or this person has signed it. */
            NOT_WAITING,
            /** Not a signature over these very bytes under this person's name. */
            MALFORMED,
            /** It replaces the key of this very person; others sign it. */
            OWN_KEY,
            /** Made with another key than the one that the record knows. */
            OTHER_KEY,
            /** The closing time that it names is past. */
            TOO_LATE
        }
    }

    /** @param content the entry without its signatures */
    public Proposing propose(ElectionId election, Entry.InJson content, StaffId by, Instant now) {
        var frozen = elections
                .find(election)
                .filter(Election.Frozen.class::isInstance)
                .map(Election.Frozen.class::cast)
                .filter(known -> known.has(by, Role.COMMITTEE));
        if (frozen.isEmpty()) {
            return new Proposing.NotAllowed();
        }
        var payload = EntryWriter.payload(frozen.get().manifest(), content);
        var unreadable = EntryReader.payload(content.kind(), payload).refusal();
        if (unreadable.isPresent()) {
            return new Proposing.NotLawful(unreadable.get());
        }
        var proposal = new Proposal(
                new ProposalId(ids.get()),
                election,
                content.kind(),
                new String(payload, StandardCharsets.UTF_8),
                by,
                now,
                State.OPEN,
                List.of());
        return proposals
                .add(proposal)
                .<Proposing>map(other -> new Proposing.InTheWay(other.id()))
                .orElseGet(() -> new Proposing.Proposed(proposal.id()));
    }

    /** What a proposal says. */
    public static Entry content(Proposal proposal) {
        return EntryReader.payload(proposal.kind(), bytes(proposal)).value().orElseThrow();
    }

    /** Whether it replaces the key of the person who signs as {@code kid}, so that others sign it (spec: R-24). */
    public static boolean isAbout(Proposal proposal, String kid) {
        return content(proposal) instanceof Entry.KeyReplaced replaced
                && replaced.person().equals(kid);
    }

    /** @param jws the line that the person's browser made (spec: J-3) */
    public Signing sign(ProposalId id, StaffId by, String jws, Instant now) {
        var found = proposals.find(id);
        if (found.isEmpty()) {
            return new Signing.Refused(Signing.Reason.NOT_THERE);
        }
        var proposal = found.get();
        var refusal = refusal(proposal, by, jws, now);
        if (refusal.isPresent()) {
            return new Signing.Refused(refusal.get());
        }
        var signed = proposals.sign(id, new Signature(by, jws, now));
        if (signed.isEmpty()) {
            return new Signing.Refused(Signing.Reason.NOT_WAITING);
        }
        return signed.get().state() == State.SIGNED ? enter(signed.get()) : new Signing.OneOfTwo();
    }

    /** Tries again to enter a proposal that has both signatures. */
    public Signing enter(ProposalId id) {
        return proposals
                .find(id)
                .filter(proposal -> proposal.state() == State.SIGNED)
                .map(this::enter)
                .orElseGet(() -> new Signing.Refused(Signing.Reason.NOT_WAITING));
    }

    /** False, and nothing is done, if it has both signatures or is over. */
    public boolean withdraw(ProposalId id) {
        return proposals.move(id, State.OPEN, State.WITHDRAWN);
    }

    private Optional<Signing.Reason> refusal(Proposal proposal, StaffId by, String jws, Instant now) {
        var election = elections.find(proposal.election()).filter(known -> known.has(by, Role.COMMITTEE));
        var log = log(proposal);
        if (election.isEmpty() || log.isEmpty()) {
            return Optional.of(Signing.Reason.NOT_COMMITTEE);
        }
        if (proposal.state() != State.OPEN || proposal.isSignedBy(by)) {
            return Optional.of(Signing.Reason.NOT_WAITING);
        }
        if (closing(proposal).filter(time -> !time.isAfter(now)).isPresent()) {
            return Optional.of(Signing.Reason.TOO_LATE);
        }
        var people = election.get().people();
        var kid = people.idOf(people.find(by).orElseThrow());
        if (isAbout(proposal, kid)) {
            return Optional.of(Signing.Reason.OWN_KEY);
        }
        return CompactJws.parse(jws, proposal.kind().type())
                .filter(line -> line.keyId().equals(kid) && Arrays.equals(line.payload(), bytes(proposal)))
                .map(line -> verified(line, key(log.get(), kid)))
                .orElse(Optional.of(Signing.Reason.MALFORMED));
    }

    private static Optional<Signing.Reason> verified(CompactJws line, Optional<Point> key) {
        return key.filter(point -> line.verify(point) == Verification.VALID).isPresent()
                ? Optional.empty()
                : Optional.of(Signing.Reason.OTHER_KEY);
    }

    /** The key that the record knows, which may be older than the person's newest. */
    private static Optional<Point> key(PublicLog log, String kid) {
        return log.snapshot()
                .stage()
                .election()
                .flatMap(election -> election.person(kid))
                .map(org.dauys.protocol.manifest.Person::key);
    }

    /** An entry that is refused because it stands there already was entered before a crash. */
    private Signing enter(Proposal proposal) {
        var lines = proposal.signatures().stream().map(Signature::jws).toList();
        var entry = EntryWriter.signed(proposal.kind(), lines);
        var log = log(proposal).orElseThrow();
        var appending = log.append(List.of(entry));
        if (appending instanceof Appending.Busy) {
            return new Signing.Unfinished();
        }
        if (appending instanceof Appending.Refused refused
                && log.first(proposal.kind(), TreeHash.leaf(entry)).isEmpty()) {
            proposals.move(proposal.id(), State.SIGNED, State.REFUSED);
            return new Signing.NotLawful(refused.refusal());
        }
        proposals.move(proposal.id(), State.SIGNED, State.LOGGED);
        return new Signing.Logged();
    }

    private Optional<PublicLog> log(Proposal proposal) {
        return board.find(proposal.election().log());
    }

    private static Optional<Instant> closing(Proposal proposal) {
        var content = content(proposal);
        if (content instanceof Entry.Opened opened) {
            return Optional.of(opened.closesAt());
        }
        return content instanceof Entry.Extended extended ? Optional.of(extended.closesAt()) : Optional.empty();
    }

    private static byte[] bytes(Proposal proposal) {
        return proposal.payload().getBytes(StandardCharsets.UTF_8);
    }
}
