package org.dauys.desk.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.protocol.ceremony.Aborted;
import org.dauys.protocol.ceremony.Attempt;
import org.dauys.protocol.ceremony.Complete;
import org.dauys.protocol.ceremony.Confirming;
import org.dauys.protocol.ceremony.Failed;
import org.dauys.protocol.ceremony.KeyCeremony;
import org.dauys.protocol.ceremony.Revealing;
import org.dauys.protocol.manifest.Holder;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.trustee.Candidate;
import org.dauys.trustee.Visits;

/**
 * The key ceremony as the committee sees it: everything on its page is read from the public record.
 *
 * @param candidates who can take part in the next attempt
 * @param waiting decisions about the ceremony that wait for a signature
 */
record CeremonyPage(Manifest manifest, KeyCeremony ceremony, List<Candidate> candidates, List<Waiting> waiting) {
    /**
     * A decision on its way.
     *
     * @param stale whether the record won't take it any more, because the attempt has gone on or is over
     */
    record Waiting(DecisionKind kind, String href, boolean stale) {}

    /** @param done of the three visits */
    record Row(String name, int done, boolean awaited) {
        /** Of a visit from 1. */
        public Mark mark(int visit) {
            if (visit <= done) {
                return Mark.DONE;
            }
            return awaited && visit == done + 1 ? Mark.AWAITED : Mark.LATER;
        }
    }

    enum Mark {
        DONE,
        AWAITED,
        LATER
    }

    /**
     * An attempt that is over.
     *
     * @param absent who was waited for when it was aborted
     * @param reason of the committee, empty where a complaint ended it
     */
    record Ended(int number, Optional<Blame> blame, String absent, String reason) {}

    /** @param founded whether the dealer was wrong; otherwise the complaint was */
    record Blame(String dealer, String receiver, boolean founded) {}

    static CeremonyPage of(Preparing now, List<Waiting> waiting) {
        var manifest = now.fixed().manifest();
        return new CeremonyPage(manifest, now.ceremony(), Candidate.of(manifest, now.ceremony()), waiting);
    }

    /** The same with other ticks. */
    CeremonyPage with(List<Candidate> ticked) {
        return new CeremonyPage(manifest, ceremony, ticked, waiting);
    }

    public CeremonyState state() {
        return CeremonyState.of(ceremony);
    }

    /** The number of the last attempt; 0 before the first. */
    public int attempt() {
        return ceremony.attempts().size();
    }

    public int threshold() {
        return manifest.terms().trustees().threshold();
    }

    /** How many take part; before the first attempt, all. */
    public int holders() {
        return ceremony.last().map(Attempt::holders).orElse(candidates.size());
    }

    /** How many keys may be lost without losing the result. */
    public int spare() {
        return holders() - threshold();
    }

    /** Of an attempt that runs or stands complete. */
    public List<Row> rows() {
        return state().canAbort()
                ? Visits.of(ceremony.last().orElseThrow()).holders().stream()
                        .map(visits -> new Row(name(visits.id()), visits.done(), visits.awaited()))
                        .toList()
                : List.of();
    }

    public List<Integer> visits() {
        return List.of(1, 2, 3);
    }

    /** Of the sealed list, which the holders compare by voice; empty while none is sealed. */
    public String listFingerprint() {
        return ceremony.last()
                .flatMap(CeremonyPage::revealing)
                .map(revealing -> Fingerprint.of(revealing.keys()).toString())
                .orElse("");
    }

    private static Optional<Revealing> revealing(Attempt attempt) {
        if (attempt instanceof Revealing revealing) {
            return Optional.of(revealing);
        }
        if (attempt instanceof Confirming confirming) {
            return Optional.of(confirming.revealed());
        }
        return attempt instanceof Complete complete
                ? Optional.of(complete.confirmed().revealed())
                : Optional.empty();
    }

    /** Whether sealing can be proposed, and nobody has proposed it. */
    public boolean proposesKeys() {
        return proposes(DecisionKind.KEYS);
    }

    /** Whether an attempt can be proposed, and nobody has proposed one. */
    public boolean proposesStart() {
        return proposes(DecisionKind.START);
    }

    private boolean proposes(DecisionKind kind) {
        return state().next().filter(kind::equals).isPresent()
                && waiting.stream().noneMatch(one -> one.kind() == kind);
    }

    /** Of the ceremony that made the joint key; empty until it has. */
    public String keyFingerprint() {
        return ceremony.jointKey()
                .map(key -> Fingerprint.of(key.transcript()).toString())
                .orElse("");
    }

    /** The attempts that are over, the newest first. */
    public List<Ended> ended() {
        var attempts = ceremony.attempts();
        int over = state().canAbort() ? attempts.size() - 1 : attempts.size();
        return IntStream.iterate(over, number -> number > 0, number -> number - 1)
                .mapToObj(number -> ended(number, attempts.get(number - 1)))
                .toList();
    }

    private Ended ended(int number, Attempt attempt) {
        var before = attempt instanceof Aborted aborted ? aborted.before() : attempt;
        var reason = attempt instanceof Aborted aborted ? aborted.reason() : "";
        var blame = before instanceof Failed failed ? Optional.of(blame(failed)) : Optional.<Blame>empty();
        var absent = Visits.of(attempt).awaited().stream().map(this::name).toList();
        return new Ended(number, blame, String.join(", ", absent), reason);
    }

    private Blame blame(Failed failed) {
        var holders = failed.start().message().holders();
        var complaint = failed.complaint();
        return new Blame(
                name(holders.get(complaint.against() - 1)), name(holders.get(complaint.index() - 1)), failed.founded());
    }

    private String name(String id) {
        return manifest.terms().trustees().holders().stream()
                .map(Holder::person)
                .filter(person -> person.id().equals(id))
                .map(Person::name)
                .findFirst()
                .orElse(id);
    }
}
