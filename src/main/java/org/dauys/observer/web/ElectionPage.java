package org.dauys.observer.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dauys.board.Snapshot;
import org.dauys.board.WitnessedHead;
import org.dauys.observer.Bar;
import org.dauys.observer.ContestPart;
import org.dauys.platform.Language;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.manifest.Holder;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.record.Cancelled;
import org.dauys.protocol.record.Closed;
import org.dauys.protocol.record.Credentials;
import org.dauys.protocol.record.Decided;
import org.dauys.protocol.record.Election;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.record.Voting;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.tally.Result;
import org.dauys.protocol.transcript.Hash;

/**
 * An election's public page: everything on it is read from the public record.
 *
 * @param confirmed the newest head with the quorum of witnesses
 */
record ElectionPage(
        String slug, Language reader, Election election, Snapshot record, Optional<WitnessedHead> confirmed) {
    private Terms terms() {
        return election.manifest().terms();
    }

    public String title() {
        return terms().title().in(reader.tag());
    }

    public String organisation() {
        return terms().organisation().in(reader.tag());
    }

    /** Empty where there is none. */
    public String description() {
        return terms().description().map(texts -> texts.in(reader.tag())).orElse("");
    }

    public String fingerprint() {
        return Fingerprint.of(election.id()).toString();
    }

    /** Where the manifest says that this page is. */
    public String address() {
        return terms().address();
    }

    /** The hash of the saved booth page that the manifest names; empty if it names none. */
    public String booth() {
        return terms().booth().map(Hash::hex).orElse("");
    }

    public Phase phase() {
        return record.stage().phase();
    }

    public boolean canVote() {
        return phase() == Phase.OPEN;
    }

    public boolean hasOpened() {
        return voting().isPresent();
    }

    public Instant opens() {
        return terms().schedule().opens();
    }

    /** The present closing time; before the opening, what is planned. */
    public Instant closes() {
        return voting().map(Voting::closesAt).orElse(terms().schedule().closes());
    }

    /** Why it was cancelled or is suspended; empty if it isn't. */
    public String reason() {
        if (record.stage() instanceof Voting voting) {
            return voting.suspension().orElse("");
        }
        return record.stage() instanceof Cancelled cancelled ? cancelled.reason() : "";
    }

    /** Why voting was closed before the closing time; empty if it wasn't. */
    public String early() {
        return closed(record.stage()).flatMap(Closed::early).orElse("");
    }

    public int roll() {
        return record.stage().credentials().map(Credentials::size).orElse(0);
    }

    public int voters() {
        return record.counts().voters();
    }

    public String turnoutPercent() {
        return Bar.percent(voters(), roll());
    }

    /** Its life, step by step. */
    public List<Milestone> life() {
        return Milestone.of(record.stage());
    }

    /** How many must take part for every question to be valid; empty if none asks for a quorum. */
    public Optional<Long> quorumPeople() {
        return terms().contests().stream()
                .flatMap(contest -> contest.rule().quorum().stream())
                .map(share -> share.fewest(roll()))
                .max(Comparator.naturalOrder());
    }

    /** Where the strip of the turnout marks them, in percent of the roll. */
    public String quorumMark() {
        return quorumPeople().map(people -> Bar.percent(people, roll())).orElse("");
    }

    public long entries() {
        return record.size();
    }

    public long disputes() {
        return record.counts().disputes();
    }

    public int floor() {
        return terms().floor();
    }

    public List<ContestPart> contests() {
        var contests = terms().contests();
        return IntStream.range(0, contests.size())
                .mapToObj(i -> ContestPart.of(
                        contests.get(i), result().map(found -> found.contests().get(i)), roll(), reader.tag()))
                .toList();
    }

    private Optional<Result> result() {
        return record.stage() instanceof Decided decided ? Optional.of(decided.result()) : Optional.empty();
    }

    public List<String> committee() {
        return terms().committee().stream().map(Person::name).toList();
    }

    public record HolderPart(String name, boolean operator) {}

    public List<HolderPart> holders() {
        return terms().trustees().holders().stream()
                .map(holder -> new HolderPart(holder.person().name(), holder.operator()))
                .toList();
    }

    public int threshold() {
        return terms().trustees().threshold();
    }

    /** The operator alone could open single ballots. */
    public boolean operatorDecides() {
        long held =
                terms().trustees().holders().stream().filter(Holder::operator).count();
        return held >= threshold();
    }

    /** Who makes the codes; empty for the platform. */
    public String registrar() {
        return terms().issuer() instanceof Issuer.Registrar registrar
                ? registrar.person().name()
                : "";
    }

    public boolean twoFactor() {
        return terms().eligibility().mode() == Eligibility.Mode.TWO_FACTOR;
    }

    public boolean oneChannel() {
        return terms().eligibility().channels() == Eligibility.Channels.ONE;
    }

    public List<String> witnesses() {
        return terms().witnesses().keys().stream().map(NoteKey::name).toList();
    }

    /** Of the newest head with the quorum. */
    public int confirmedBy() {
        return confirmed.map(WitnessedHead::confirmedBy).orElse(0);
    }

    /** Entries under that head. */
    public long confirmedEntries() {
        return confirmed.map(head -> head.head().size()).orElse(0L);
    }

    public int quorum() {
        return terms().witnesses().quorum();
    }

    private Optional<Voting> voting() {
        return voting(record.stage());
    }

    private static Optional<Voting> voting(Stage stage) {
        if (stage instanceof Voting voting) {
            return Optional.of(voting);
        }
        return stage instanceof Cancelled cancelled
                ? voting(cancelled.before())
                : closed(stage).map(Closed::voting);
    }

    private static Optional<Closed> closed(Stage stage) {
        if (stage instanceof Closed closed) {
            return Optional.of(closed);
        }
        if (stage instanceof Tallied tallied) {
            return Optional.of(tallied.closed());
        }
        return stage instanceof Decided decided ? Optional.of(decided.tallied().closed()) : Optional.empty();
    }
}
