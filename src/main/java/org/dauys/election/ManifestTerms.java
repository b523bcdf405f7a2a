package org.dauys.election;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dauys.election.draft.Choice;
import org.dauys.election.draft.Contest;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Texts;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.manifest.Holder;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.OptionTerms;
import org.dauys.protocol.manifest.Schedule;
import org.dauys.protocol.manifest.Style;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.manifest.Trustees;
import org.dauys.protocol.manifest.WeightClass;
import org.dauys.protocol.manifest.Witnesses;
import org.dauys.protocol.transcript.Hash;

/** Writes a draft without gaps as the terms of a manifest (spec: M-2). */
final class ManifestTerms {
    /** This version has one ballot style, with every contest, and one class of weight. */
    private static final String STYLE = "all";

    private static final String WEIGHT = "one";

    private final Election.Drafting election;
    private final Function<Person, Signatory> signatory;

    /** @param signatory what the record needs of each of the election's people */
    ManifestTerms(Election.Drafting election, Function<Person, Signatory> signatory) {
        this.election = election;
        this.signatory = signatory;
    }

    /** Name and key of a person who signs. */
    record Signatory(String name, Point key) {}

    /**
     * @param address the public address of the election's page
     * @param log the log's key under its origin
     * @param booth the saved booth page of this release
     */
    Terms terms(String address, NoteKey log, Point receiptKey, Witnesses witnesses, Hash booth) {
        var draft = election.draft();
        var terms = draft.terms();
        return new Terms(
                address,
                log,
                receiptKey,
                witnesses,
                texts(draft.organisation()),
                texts(draft.title()),
                optional(draft.description()),
                election.people().in(Role.COMMITTEE).stream().map(this::person).toList(),
                issuer(),
                trustees(),
                new Eligibility(terms.mode(), terms.channels(), terms.maxReissued(), terms.auditsPerCredential()),
                terms.revote(),
                terms.floor(),
                List.of(new Style(
                        STYLE, draft.contests().stream().map(Contest::id).toList())),
                List.of(new WeightClass(WEIGHT, 1)),
                schedule(draft),
                draft.contests().stream().map(ManifestTerms::contest).toList(),
                Optional.of(booth));
    }

    private org.dauys.protocol.manifest.Person person(Person person) {
        var known = signatory.apply(person);
        return new org.dauys.protocol.manifest.Person(election.people().idOf(person), known.name(), known.key());
    }

    private Issuer issuer() {
        return election.people().in(Role.REGISTRAR).stream()
                .findFirst()
                .<Issuer>map(registrar -> new Issuer.Registrar(person(registrar)))
                .orElseGet(Issuer.Platform::new);
    }

    private Trustees trustees() {
        var holders = election.people().in(Role.HOLDER).stream()
                .map(holder -> new Holder(person(holder), holder.tool(), holder.operator()))
                .toList();
        int threshold = election.draft().terms().threshold();
        return new Trustees(threshold, threshold == holders.size(), holders);
    }

    private static Schedule schedule(Draft draft) {
        return new Schedule(draft.opens().orElseThrow(), draft.closes().orElseThrow());
    }

    private static ContestTerms contest(Contest contest) {
        return new ContestTerms(
                contest.id(),
                contest.kind(),
                texts(contest.title()),
                optional(contest.text()),
                contest.min(),
                contest.max(),
                contest.blank(),
                contest.options().stream().map(ManifestTerms::option).toList(),
                contest.rule());
    }

    private static OptionTerms option(Choice option) {
        return new OptionTerms(option.id(), texts(option.text()), optional(option.detail()), option.standing());
    }

    private static Optional<org.dauys.protocol.manifest.Texts> optional(Texts texts) {
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts(texts));
    }

    private static org.dauys.protocol.manifest.Texts texts(Texts texts) {
        return new org.dauys.protocol.manifest.Texts(texts.kk(), texts.ru(), texts.en());
    }
}
