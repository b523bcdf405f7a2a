package org.dauys.booth.web;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.dauys.platform.Language;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.manifest.ContestTerms;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.manifest.Revote;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.record.OpenElection;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;

/**
 * The ballot paper in the reader's language: what the manifest in the record says, and nothing else.
 *
 * @param closesAt the present closing time
 */
record Paper(String slug, OpenElection open, Instant closesAt, Language reader, boolean signedIn) {
    private Terms terms() {
        return open.election().manifest().terms();
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
        return Fingerprint.of(open.election().id()).toString();
    }

    /** The hash of the saved booth page that the manifest names; empty if it names none. */
    public String booth() {
        return terms().booth().map(Hash::hex).orElse("");
    }

    /** Is this the page that the manifest names? A later release has another. */
    public boolean isBooth(String integrity) {
        return terms().booth()
                .filter(page -> integrity.equals("sha256-" + Base64.getEncoder().encodeToString(page.encode())))
                .isPresent();
    }

    public boolean twoFactor() {
        return terms().eligibility().mode() == Eligibility.Mode.TWO_FACTOR;
    }

    public boolean revote() {
        return terms().revote() == Revote.LAST;
    }

    /** How many witnesses of the record the manifest names. */
    public int witnesses() {
        return terms().witnesses().keys().size();
    }

    public List<Question> contests() {
        var contests = terms().contests();
        return IntStream.range(0, contests.size())
                .mapToObj(i -> Question.of(i, contests.get(i), reader.tag()))
                .toList();
    }

    /** One screen. Empty texts stand for none. */
    record Question(
            int index,
            String title,
            String text,
            boolean single,
            int min,
            int max,
            boolean blank,
            List<Option> options) {
        static Question of(int index, ContestTerms terms, String language) {
            return new Question(
                    index,
                    terms.title().in(language),
                    terms.text().map(texts -> texts.in(language)).orElse(""),
                    terms.kind() == Kind.SINGLE,
                    terms.min(),
                    terms.max(),
                    terms.blank(),
                    terms.options().stream()
                            .map(option -> new Option(
                                    option.text().in(language),
                                    option.detail()
                                            .map(texts -> texts.in(language))
                                            .orElse("")))
                            .toList());
        }

        /** From 1. */
        public int number() {
            return index + 1;
        }
    }

    record Option(String text, String detail) {}
}
