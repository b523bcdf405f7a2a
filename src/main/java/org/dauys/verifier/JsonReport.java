package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.dauys.protocol.Rule;
import org.dauys.protocol.ballot.Choices;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.symbols.Fingerprint;

/** A verification for other programs: one JSON object on one line. */
final class JsonReport {
    private final Verification verification;
    private final VotersFiles.Reports files;
    private final List<Partials.Word> believed;

    JsonReport(Verification verification, VotersFiles.Reports files, List<Partials.Word> believed) {
        this.verification = verification;
        this.files = files;
        this.believed = believed;
    }

    String text(Verdict verdict) {
        var state = verification.state();
        var json = JsonWriter.object(out -> {
            out.text("verdict", verdict.id());
            out.text("engine", Engine.used().name());
            verification
                    .electionId()
                    .ifPresent(id -> out.hash("election", id)
                            .text("fingerprint", Fingerprint.of(id).toString()));
            out.bool("anchored", verification.statuses().get(Rule.A_1) == Status.PASSED);
            out.number("entries", verification.replay().tree().size());
            out.text("state", state.stage().phase().name().toLowerCase(Locale.ROOT));
            out.objects("checks", rules(), this::check);
            out.objects("receipts", files.receipts(), JsonReport::receipt);
            out.objects("openings", files.openings(), JsonReport::opening);
            out.objects("codes", files.codes(), JsonReport::code);
            out.texts("skipped", files.skipped());
            out.objects("believed", believed, JsonReport::word);
        });
        return new String(json, StandardCharsets.UTF_8);
    }

    private List<Rule> rules() {
        return List.of(Rule.values()).stream()
                .filter(verification.statuses()::containsKey)
                .toList();
    }

    private void check(JsonWriter out, Rule rule) {
        var findings = verification.findings();
        out.text("id", rule.id())
                .text("status", verification.statuses().get(rule).id());
        out.number("count", findings.count(rule)).objects("findings", findings.of(rule), JsonReport::finding);
    }

    private static void word(JsonWriter out, Partials.Word word) {
        out.number("first", word.range().first()).number("end", word.range().end());
        out.texts("signers", word.signers());
    }

    private static void finding(JsonWriter out, Finding finding) {
        if (finding.place() instanceof Finding.Place.AtEntry entry) {
            out.number("index", entry.index());
            if (!entry.kind().isEmpty()) {
                out.text("kind", entry.kind());
            }
        } else if (finding.place() instanceof Finding.Place.AtFile file) {
            out.text("file", file.path());
        } else {
            out.text("file", "checkpoint");
        }
        out.text("why", finding.why());
    }

    private static void opening(JsonWriter out, OpeningReport opening) {
        out.text("file", opening.name());
        opening.tracker().ifPresent(tracker -> out.text("tracker", tracker.toString()));
        if (opening.answer() instanceof OpeningReport.Answer.Opened opened) {
            out.text("status", "opened")
                    .number("index", opened.index())
                    .objects("choices", opened.choices().options(), JsonReport::choice);
        } else if (opening.answer() instanceof OpeningReport.Answer.Failed failed) {
            out.text("failed", failed.reason().id());
        } else {
            out.text("status", "not-judged");
        }
    }

    private static void code(JsonWriter out, CodeReport code) {
        out.text("file", code.name()).text("status", code.status());
        code.known().ifPresent(known -> {
            var chain = known.chain();
            out.number("ballots", chain.counter()).number("audits", chain.audits());
            out.bool("revoked", known.revoked()).bool("replaced", known.replaced());
            if (chain.counter() > 0) {
                out.number("index", chain.index())
                        .text("tracker", Fingerprint.of(chain.last()).toString());
            }
        });
    }

    private static void choice(JsonWriter out, Choices.Chosen chosen) {
        out.text("contest", chosen.contest()).texts("options", chosen.options());
    }

    private static void receipt(JsonWriter out, ReceiptReport receipt) {
        out.text("file", receipt.name());
        receipt.claim().ifPresent(claim -> out.text("tracker", claim.tracker().toString()));
        receipt.outcome()
                .value()
                .ifPresent(status -> out.text("status", status.name().toLowerCase(Locale.ROOT)));
        receipt.confirmation()
                .ifPresent(known -> out.bool("confirmed", known.hasQuorum())
                        .number("confirmedBy", known.by())
                        .number("witnesses", known.of()));
        receipt.outcome()
                .refusal()
                .ifPresent(refusal -> out.text("failed", refusal.rule().id()));
    }
}
