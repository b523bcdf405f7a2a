package org.dauys.election;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dauys.account.Accounts;
import org.dauys.account.StaffId;
import org.dauys.account.StaffKeys;
import org.dauys.board.Appending;
import org.dauys.board.Board;
import org.dauys.board.EntryStore.LogName;
import org.dauys.election.Elections.Saving;
import org.dauys.election.ManifestTerms.Signatory;
import org.dauys.election.draft.Finding;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.transcript.Hash;

/**
 * Makes an election final: its manifest becomes entry 0 of a public log of its own. First the database keeps the manifest, so
 * that nothing can be changed any more; then the log takes it. What ends between the two is finished by {@link #finish}.
 */
public final class Freezing {
    private final Elections elections;
    private final Accounts accounts;
    private final StaffKeys keys;
    private final Board board;
    private final URI site;
    private final Supplier<Hash> booth;

    /**
     * @param site how people reach this installation
     * @param booth the hash of this release's saved booth page
     */
    public Freezing(
            Elections elections, Accounts accounts, StaffKeys keys, Board board, URI site, Supplier<Hash> booth) {
        this.elections = elections;
        this.accounts = accounts;
        this.keys = keys;
        this.board = board;
        this.site = site;
        this.booth = booth;
    }

    /** What became of it. */
    public sealed interface Result {
        /** The manifest stands in the log. */
        record Done() implements Result {}

        /** Something is lacking; nothing has changed. */
        record NotReady(List<Finding> findings) implements Result {}

        /** Somebody else changed the draft, or it is final already; nothing has changed. */
        record Changed() implements Result {}

        /** It is final, but the log is busy: {@link Freezing#finish} again. */
        record Unfinished() implements Result {}

        /** The log does not take such a manifest; the election is a draft again. */
        record Refused(Optional<Refusal> why) implements Result {}
    }

    /** All that the draft still lacks. */
    public List<Finding> lacking(Election.Drafting election, Instant now) {
        return Readiness.of(election, this::hasKey, now);
    }

    public Result freeze(Election.Drafting election, Instant now) {
        var findings = lacking(election, now);
        if (!findings.isEmpty()) {
            return new Result.NotReady(findings);
        }
        var manifest = manifest(election);
        if (manifest.value().isEmpty()) {
            return new Result.Refused(manifest.refusal());
        }
        var document = manifest.value().get().terms().document();
        var hash = TreeHash.leaf(EntryWriter.manifest(manifest.value().get()).get(0));
        return elections.freeze(election.id(), election.version(), document, hash, now) == Saving.DONE
                ? finish(election.id())
                : new Result.Changed();
    }

    /** Whether the log has the manifest of a frozen election. */
    public boolean isFinished(ElectionId id) {
        return board.find(id.log()).filter(log -> log.snapshot().size() > 0).isPresent();
    }

    /** Gives the log the manifest of a frozen election, if it doesn't have it yet. */
    public Result finish(ElectionId id) {
        var frozen = elections.find(id);
        var document = elections.manifest(id);
        if (frozen.isEmpty() || document.isEmpty()) {
            return new Result.Changed();
        }
        var name = name(id, frozen.get().slug());
        board.create(name);
        var log = board.find(name.id()).filter(found -> found.name().equals(name));
        if (log.isEmpty()) {
            return refused(id, Optional.empty());
        }
        if (log.get().snapshot().size() > 0) {
            return new Result.Done();
        }
        var manifest = Manifest.parse(document.get());
        return manifest.value()
                .map(EntryWriter::manifest)
                .map(entries -> result(id, log.get().append(entries)))
                .orElseGet(() -> refused(id, manifest.refusal()));
    }

    private Result result(ElectionId id, Appending appending) {
        if (appending instanceof Appending.Refused refused) {
            return refused(id, Optional.of(refused.refusal()));
        }
        return appending instanceof Appending.Busy ? new Result.Unfinished() : new Result.Done();
    }

    private Result refused(ElectionId id, Optional<Refusal> why) {
        elections.thaw(id);
        return new Result.Refused(why);
    }

    /** Only one that everybody can read back: what is final can't be mended. */
    private Outcome<Manifest> manifest(Election.Drafting election) {
        var name = name(election.id(), election.slug());
        var service = board.keys(name.id());
        var terms = new ManifestTerms(election, this::signatory)
                .terms(
                        address(election.slug()),
                        service.logKey(name.origin()),
                        service.receiptKey(),
                        election.draft().witnesses(),
                        booth.get());
        return Manifest.of(terms)
                .then(manifest -> Manifest.parse(manifest.terms().document()));
    }

    private Signatory signatory(Person person) {
        var staff = accounts.find(person.staff()).orElseThrow().staff();
        return new Signatory(staff.name(), keys.current(person.staff()).orElseThrow());
    }

    private boolean hasKey(StaffId staff) {
        return keys.current(staff).isPresent();
    }

    private String address(Slug slug) {
        return site.resolve("/e/" + slug).toString();
    }

    /** The origin is the log's address without its scheme (C2SP tlog-checkpoint). */
    private LogName name(ElectionId id, Slug slug) {
        return new LogName(id.log(), slug.toString(), site.getAuthority() + "/e/" + slug + "/log");
    }
}
