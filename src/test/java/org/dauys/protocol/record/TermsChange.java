package org.dauys.protocol.record;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.DecisionRule;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.Person;
import org.dauys.protocol.manifest.Revote;
import org.dauys.protocol.manifest.Schedule;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.manifest.Trustees;
import org.dauys.protocol.manifest.Witnesses;

/** Single changes of a manifest's terms. */
public final class TermsChange {
    private TermsChange() {}

    public static UnaryOperator<Terms> committee(UnaryOperator<List<Person>> change) {
        return t -> new Terms(
                t.address(),
                t.log(),
                t.receiptKey(),
                t.witnesses(),
                t.organisation(),
                t.title(),
                t.description(),
                change.apply(t.committee()),
                t.issuer(),
                t.trustees(),
                t.eligibility(),
                t.revote(),
                t.floor(),
                t.styles(),
                t.weights(),
                t.schedule(),
                t.contests());
    }

    public static UnaryOperator<Terms> witnesses(Witnesses witnesses) {
        return t -> new Terms(
                t.address(),
                t.log(),
                t.receiptKey(),
                witnesses,
                t.organisation(),
                t.title(),
                t.description(),
                t.committee(),
                t.issuer(),
                t.trustees(),
                t.eligibility(),
                t.revote(),
                t.floor(),
                t.styles(),
                t.weights(),
                t.schedule(),
                t.contests());
    }

    public static UnaryOperator<Terms> issuer(Issuer issuer) {
        return t -> new Terms(
                t.address(),
                t.log(),
                t.receiptKey(),
                t.witnesses(),
                t.organisation(),
                t.title(),
                t.description(),
                t.committee(),
                issuer,
                t.trustees(),
                t.eligibility(),
                t.revote(),
                t.floor(),
                t.styles(),
                t.weights(),
                t.schedule(),
                t.contests());
    }

    public static UnaryOperator<Terms> trustees(Trustees trustees) {
        return t -> new Terms(
                t.address(),
                t.log(),
                t.receiptKey(),
                t.witnesses(),
                t.organisation(),
                t.title(),
                t.description(),
                t.committee(),
                t.issuer(),
                trustees,
                t.eligibility(),
                t.revote(),
                t.floor(),
                t.styles(),
                t.weights(),
                t.schedule(),
                t.contests());
    }

    public static UnaryOperator<Terms> eligibility(Eligibility eligibility) {
        return t -> new Terms(
                t.address(),
                t.log(),
                t.receiptKey(),
                t.witnesses(),
                t.organisation(),
                t.title(),
                t.description(),
                t.committee(),
                t.issuer(),
                t.trustees(),
                eligibility,
                t.revote(),
                t.floor(),
                t.styles(),
                t.weights(),
                t.schedule(),
                t.contests());
    }

    public static UnaryOperator<Terms> revote(Revote revote) {
        return t -> new Terms(
                t.address(),
                t.log(),
                t.receiptKey(),
                t.witnesses(),
                t.organisation(),
                t.title(),
                t.description(),
                t.committee(),
                t.issuer(),
                t.trustees(),
                t.eligibility(),
                revote,
                t.floor(),
                t.styles(),
                t.weights(),
                t.schedule(),
                t.contests());
    }

    public static UnaryOperator<Terms> schedule(Schedule schedule) {
        return t -> new Terms(
                t.address(),
                t.log(),
                t.receiptKey(),
                t.witnesses(),
                t.organisation(),
                t.title(),
                t.description(),
                t.committee(),
                t.issuer(),
                t.trustees(),
                t.eligibility(),
                t.revote(),
                t.floor(),
                t.styles(),
                t.weights(),
                schedule,
                t.contests());
    }

    /** With more seats than options. */
    public static UnaryOperator<Terms> seats(int seats) {
        return t -> new Terms(
                t.address(),
                t.log(),
                t.receiptKey(),
                t.witnesses(),
                t.organisation(),
                t.title(),
                t.description(),
                t.committee(),
                t.issuer(),
                t.trustees(),
                t.eligibility(),
                t.revote(),
                t.floor(),
                t.styles(),
                t.weights(),
                t.schedule(),
                t.contests().stream().map(contest -> seats(contest, seats)).toList());
    }

    private static ContestTerms seats(ContestTerms c, int seats) {
        return new ContestTerms(
                c.id(),
                c.kind(),
                c.title(),
                c.text(),
                c.min(),
                c.max(),
                c.blank(),
                c.options(),
                new DecisionRule(c.rule().quorum(), Optional.empty(), seats));
    }
}
