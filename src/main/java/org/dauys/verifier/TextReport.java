package org.dauys.verifier;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dauys.protocol.Rule;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.receipt.CastWith;
import org.dauys.protocol.record.Decided;
import org.dauys.protocol.record.Election;
import org.dauys.protocol.symbols.Fingerprint;

/** Prints a verification for people. */
final class TextReport {
    private final Words words;
    private final PrintStream out;

    TextReport(Words words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    /** What it is about: election, fingerprint, state, numbers. */
    void heading(String name, Verification verification) {
        var state = verification.state();
        line("record", name);
        state.stage().election().map(Election::manifest).ifPresent(manifest -> about(manifest.terms()));
        verification.electionId().ifPresent(id -> line("fingerprint", Fingerprint.of(id)));
        line("entries", Long.toString(verification.replay().tree().size()));
        if (verification.isEarly()) {
            line("early", text(verification.record().size()));
        }
        line("engine." + Engine.used().name());
        line("state", words.get("state." + state.stage().phase()));
        var counts = state.counts();
        long counted = state.counted().count();
        if (counts.cast() + counts.audited() > 0) {
            line("counts", text(counts.cast()), text(counts.cast() - counted), text(counted), text(counts.audited()));
        }
        state.stage()
                .credentials()
                .ifPresent(credentials ->
                        line("credentials", text(credentials.size()), text(counts.revoked()), text(counts.reissued())));
        if (counts.disputes() > 0) {
            line("disputes", text(counts.disputes()));
        }
        out.println();
    }

    private void about(Terms terms) {
        var language = words.language().name();
        line("organisation", terms.organisation().in(language));
        line("election", terms.title().in(language));
        if (terms.witnesses().quorum() == 0) {
            line("witnesses.none");
        }
        var trustees = terms.trustees();
        long operators =
                trustees.holders().stream().filter(holder -> holder.operator()).count();
        if (operators > 0) {
            line("holders.operator", text(operators), text(trustees.holders().size()), text(trustees.threshold()));
        }
    }

    /** Every check of the record in the specification's words. */
    void checks(Verification verification) {
        var phase = "";
        for (var check : CheckList.load()) {
            var status = Optional.ofNullable(verification.statuses().get(check.rule()));
            if (status.isPresent()) {
                if (!check.phase().equals(phase)) {
                    phase = check.phase();
                    out.println(words.get("phase." + phase));
                }
                out.println("  [%s] %s %s"
                        .formatted(
                                words.get("status." + status.get().id()),
                                check.rule(),
                                check.text().get(words.language().name())));
                findings(check.rule(), verification.findings());
            }
        }
        out.println();
    }

    private void findings(Rule rule, Findings findings) {
        var shown = findings.of(rule);
        shown.forEach(finding -> out.println("      " + text(finding)));
        if (findings.count(rule) > shown.size()) {
            out.println("      " + words.get("more", text(findings.count(rule) - shown.size())));
        }
    }

    private String text(Finding finding) {
        if (finding.place() instanceof Finding.Place.AtEntry entry) {
            return entry.kind().isEmpty()
                    ? words.get("at.changed", text(entry.index()), finding.why())
                    : words.get("at.entry", text(entry.index()), entry.kind(), finding.why());
        }
        return finding.place() instanceof Finding.Place.AtFile file
                ? words.get("at.file", file.path(), finding.why())
                : words.get("at.checkpoint", finding.why());
    }

    /** The published totals, if there are any. */
    void result(Verification verification) {
        if (verification.state().stage() instanceof Decided decided) {
            out.println(words.get("result"));
            var terms = decided.election().orElseThrow().manifest().terms();
            new ResultText(words, out).print(decided.result(), terms);
            out.println();
        }
    }

    /** What became of the receipts. */
    void receipts(List<ReceiptReport> receipts) {
        if (!receipts.isEmpty()) {
            out.println(words.get("phase.receipts"));
            receipts.forEach(this::receipt);
            out.println();
        }
    }

    /** What the openings of audited ballots show. */
    void openings(List<OpeningReport> openings, Terms terms) {
        if (!openings.isEmpty()) {
            out.println(words.get("phase.openings"));
            openings.forEach(opening -> opening(opening, terms));
            out.println();
        }
    }

    private void opening(OpeningReport opening, Terms terms) {
        var tracker = opening.tracker().map(Fingerprint::toString).orElse("");
        if (opening.answer() instanceof OpeningReport.Answer.Opened opened) {
            out.println("  " + words.get("opening.opened", opening.name(), text(opened.index())));
            new ResultText(words, out).print(opened.choices(), terms);
            out.println("  " + words.get("opening.compare", tracker));
        } else if (opening.answer() instanceof OpeningReport.Answer.Failed failed) {
            out.println("  " + words.get("opening." + failed.reason().id(), opening.name()));
        } else {
            out.println("  " + words.get("opening.not-judged", opening.name()));
        }
        if (!(opening.answer() instanceof OpeningReport.Answer.Opened) && !tracker.isEmpty()) {
            out.println("  " + words.get("opening.makes", tracker));
        }
    }

    /** What was cast with which codes. */
    void codes(List<CodeReport> codes) {
        if (!codes.isEmpty()) {
            out.println(words.get("phase.codes"));
            codes.forEach(this::code);
            out.println();
        }
    }

    private void code(CodeReport code) {
        out.println("  " + words.get("code." + code.status(), code.name()));
        code.known().ifPresent(this::cast);
    }

    private void cast(CastWith.Known known) {
        var chain = known.chain();
        if (chain.counter() + chain.audits() > 0) {
            out.println("  " + words.get("code.numbers", text(chain.counter()), text(chain.audits())));
        }
        if (chain.counter() > 0) {
            out.println("  " + words.get("code.last", text(chain.index()), Fingerprint.of(chain.last())));
        }
        if (chain.counter() + chain.audits() > 0) {
            out.println("  " + words.get("code.stranger"));
        }
        if (known.revoked()) {
            out.println("  " + words.get(known.replaced() ? "code.replaced" : "code.revoked"));
        }
    }

    /** Receipts and openings that could not be looked for. */
    void skipped(List<String> files, boolean early) {
        files.forEach(file -> line(early ? "skipped.early" : "skipped", file));
    }

    private void receipt(ReceiptReport receipt) {
        receipt.outcome()
                .value()
                .ifPresent(status -> out.println("  "
                        + words.get(
                                "receipt." + status.name().toLowerCase(Locale.ROOT),
                                receipt.name(),
                                receipt.claim().orElseThrow().tracker())));
        receipt.confirmation()
                .ifPresent(known -> out.println("  "
                        + words.get(
                                known.hasQuorum() ? "receipt.confirmed" : "receipt.unconfirmed",
                                receipt.name(),
                                text(known.by()),
                                text(known.of()),
                                text(known.witnesses().quorum()))));
        receipt.outcome()
                .refusal()
                .ifPresent(refusal ->
                        out.println("  " + words.get("receipt.failed", receipt.name(), refusal.rule(), refusal.why())));
    }

    /** Where a dispute file was written, or that one can be. */
    void dispute(Optional<String> file) {
        out.println(
                "  " + file.map(path -> words.get("receipt.dispute", path)).orElseGet(() -> words.get("receipt.keep")));
    }

    /** Whose word was taken for which ballots. */
    void believed(List<Partials.Word> words) {
        for (var word : words) {
            var range = word.range();
            line("believed", text(range.first()), text(range.end() - 1), String.join(", ", word.signers()));
        }
        if (!words.isEmpty()) {
            out.println();
        }
    }

    /** The last lines: the verdict, and whose record it is. */
    void verdict(Verification verification, Verdict verdict, Anchor anchor) {
        line("verdict." + verdict.id());
        if (anchor instanceof Anchor.None) {
            verification.electionId().ifPresent(id -> {
                if (verdict == Verdict.VALID) {
                    line("anchor.none", Fingerprint.of(id));
                }
            });
            return;
        }
        if (verification.statuses().get(Rule.A_1) == Status.PASSED) {
            line(anchor instanceof Anchor.Expected ? "anchor.expected" : "anchor.trusted");
        } else {
            line("anchor.failed");
        }
    }

    private void line(String key, Object... values) {
        out.println(words.get(key, values));
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
