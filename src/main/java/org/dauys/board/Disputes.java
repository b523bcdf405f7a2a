package org.dauys.board;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dauys.board.Appending.Appended;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.receipt.DisputeFile;
import org.dauys.protocol.receipt.Receipt;
import org.dauys.protocol.record.Election;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.transcript.Hash;

/**
 * Takes dispute files (spec: Q-5) and logs that they exist. A file is founded if this service and this log signed what it
 * holds, and the log as it stands contradicts the receipt or doesn't continue the file's head: either way two lines were signed.
 */
public final class Disputes {
    private Disputes() {}

    /** What became of a file. */
    public sealed interface Taken {
        /** Its hash stands in the log, now or since it came before. */
        record Logged(long index) implements Taken {}

        /** It isn't a dispute file, or not signed by this service and this log. */
        record Invalid(Refusal refusal) implements Taken {}

        /** The log holds both heads and the ballot: there is nothing to dispute. */
        record Unfounded() implements Taken {}

        /** Too many wait; it can come again. */
        record Busy() implements Taken {}
    }

    /** @param file at most as many bytes as the caller allows */
    public static Taken take(PublicLog log, byte[] file) {
        var election = log.snapshot().stage().election();
        if (election.isEmpty()) {
            return new Taken.Invalid(Rule.R_7.refuses("a dispute of nothing"));
        }
        var dispute = DisputeFile.parse(file).under(Rule.Q_4_1);
        var receipt = dispute.then(content ->
                content.receipt().verify(election.get().id(), election.get().manifest()));
        if (receipt.refusal().isPresent()) {
            return new Taken.Invalid(receipt.refusal().get());
        }
        var key = election.get().manifest().terms().log();
        return isFounded(log, receipt.value().orElseThrow(), dispute.value().orElseThrow(), key)
                ? append(
                        log,
                        election.get(),
                        entry(log, receipt.value().get(), dispute.value().get(), Hash.sha256(file)))
                : new Taken.Unfounded();
    }

    private static boolean isFounded(PublicLog log, Receipt receipt, DisputeFile dispute, NoteKey key) {
        return receipt.size() > log.snapshot().size() // no old copy of the log: what it signed last must stand in it
                || log.contradicts(receipt).isPresent()
                || Checkpoint.parse(dispute.checkpoint().getBytes(StandardCharsets.UTF_8))
                        .filter(head -> head.origin().equals(key.name()) && head.isSignedBy(key))
                        .filter(head -> !log.continues(head.size(), head.root()))
                        .isPresent();
    }

    /** It names a place in the log as it stands, which a receipt of another line need not have. */
    private static Entry.Dispute entry(PublicLog log, Receipt receipt, DisputeFile dispute, Hash sha256) {
        long place = Math.min(receipt.index(), log.snapshot().size() - 1);
        return new Entry.Dispute(place, sha256, dispute.finding().word());
    }

    private static Taken append(PublicLog log, Election election, Entry.Dispute dispute) {
        var entry = EntryWriter.unsigned(election.id(), dispute);
        var before = log.first(Kind.DISPUTE, TreeHash.leaf(entry));
        if (before.isPresent()) {
            return new Taken.Logged(before.get().index());
        }
        var appending = log.append(List.of(entry));
        if (appending instanceof Appending.Refused refused) {
            return new Taken.Invalid(refused.refusal());
        }
        return appending instanceof Appended appended ? new Taken.Logged(appended.first()) : new Taken.Busy();
    }
}
