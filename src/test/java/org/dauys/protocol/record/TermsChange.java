package org.dauys.protocol.record;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
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
import org.dauys.protocol.transcript.Hash;

/** Single changes of a manifest's terms. */
public final class TermsChange {
    private TermsChange() {}

    public static UnaryOperator<Terms> committee(UnaryOperator<List<Person>> change) {
        return terms -> with(terms, "committee", change.apply(terms.committee()));
    }

    public static UnaryOperator<Terms> witnesses(Witnesses witnesses) {
        return terms -> with(terms, "witnesses", witnesses);
    }

    public static UnaryOperator<Terms> issuer(Issuer issuer) {
        return terms -> with(terms, "issuer", issuer);
    }

    public static UnaryOperator<Terms> trustees(Trustees trustees) {
        return terms -> with(terms, "trustees", trustees);
    }

    public static UnaryOperator<Terms> eligibility(Eligibility eligibility) {
        return terms -> with(terms, "eligibility", eligibility);
    }

    public static UnaryOperator<Terms> revote(Revote revote) {
        return terms -> with(terms, "revote", revote);
    }

    public static UnaryOperator<Terms> schedule(Schedule schedule) {
        return terms -> with(terms, "schedule", schedule);
    }

    public static UnaryOperator<Terms> booth(Hash page) {
        return terms -> with(terms, "booth", Optional.of(page));
    }

    /** With more seats than options. */
    public static UnaryOperator<Terms> seats(int seats) {
        return terms -> with(
                terms,
                "contests",
                terms.contests().stream().map(contest -> seats(contest, seats)).toList());
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

    /** The same but for one field. */
    private static Terms with(Terms terms, String field, Object value) {
        var fields = Terms.class.getRecordComponents();
        var types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = new Object[fields.length];
        try {
            for (int i = 0; i < fields.length; i++) {
                values[i] = fields[i].getName().equals(field)
                        ? value
                        : fields[i].getAccessor().invoke(terms);
            }
            return Terms.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
