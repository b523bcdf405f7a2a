package org.dauys.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.json.Parsed;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.manifest.Terms;
import org.dauys.protocol.receipt.DisputeFile;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.record.EntryReader;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.tally.Aggregate;
import org.dauys.protocol.tally.PartialDecryption;
import org.dauys.protocol.tally.Result;
import org.dauys.verifier.VerifierDecoders;

/**
 * What Java says of bytes that the browser decodes too: {@code +}, with the text that was read where it has one spelling; {@code -}, with the
 * step where the browser names one; nothing where they need not agree.
 */
final class Twins {
    private static final Manifest MANIFEST = Samples.RECORD.election().manifest();
    private static final String SHORT_FORM = "short form of a receipt";
    private static final List<String> TYPED = List.of("code", "fingerprint", "printed secret");
    private static final List<String> ACCEPT_ALIKE = List.of(
            "point",
            "compressed point",
            "scalar",
            "base64url",
            "range proof",
            "signature of a ballot",
            "envelope",
            "signed body",
            "signed line",
            "signed line in parts",
            "tile of entries",
            "opening",
            SHORT_FORM);

    private final Map<String, Decoder> decoders = new LinkedHashMap<>();
    private final Map<String, Function<byte[], String>> says = new LinkedHashMap<>();

    /** @param folder for what is read from files */
    Twins(List<Decoder> all, Path folder) {
        all.forEach(decoder -> decoders.put(decoder.name(), decoder));
        decoders.put(SHORT_FORM, Decoder.ofText(SHORT_FORM, shortForms(), Twins::shortForm));
        ACCEPT_ALIKE.forEach(name -> says.put(name, in -> accepts(decoders.get(name), in)));
        for (var name : List.of("archive", "crafted archive")) {
            says.put(name, in -> VerifierDecoders.checkpointIn(in, folder));
        }
        records();
        kept();
    }

    Map<String, Function<byte[], String>> says() {
        return says;
    }

    Decoder decoder(String name) {
        return decoders.get(name);
    }

    /** The bytes that tell the browser whose record it is. */
    static byte[] setUp() {
        return Bytes.concat(Samples.RECORD.id().encode(), MANIFEST.terms().document());
    }

    /** What isn't UTF-8 in a text has become U+FFFD before either reads it. */
    static byte[] sent(String name, byte[] input) {
        return TYPED.contains(name) ? Bytes.utf8(text(input)) : input;
    }

    private void records() {
        for (var name : List.of("entry", "signed entry", "entry in JSON")) {
            says.put(name, in -> step(EntryReader.read(in)));
        }
        says.put("terms", in -> step(Terms.parse(in)));
        says.put("manifest", in -> rule(Manifest.parse(in)));
        says.put("roll", Twins::roll);
        says.put("aggregate", in -> step(Aggregate.parse(in)));
        says.put("partial decryption", in -> step(PartialDecryption.parse(in)));
        says.put("result", in -> step(Result.parse(in)));
        says.put("head", Twins::head);
    }

    private void kept() {
        for (var name : List.of("receipt file", "signed receipt")) {
            says.put(name, Twins::receipt);
        }
        says.put("dispute file", in -> step(DisputeFile.parse(in)));
        says.put("code", in -> code(text(in)));
        says.put("fingerprint", in -> fingerprint(text(in)));
        says.put(
                "printed secret",
                in -> PersonSecret.read(text(in))
                        .map(secret -> read(secret.expose(PersonSecret.PaperAccess.PRINT)))
                        .orElse("-"));
    }

    private static String text(byte[] in) {
        return new String(in, StandardCharsets.UTF_8);
    }

    private static String read(String text) {
        return "+" + HexFormat.of().formatHex(Bytes.utf8(text));
    }

    private static String accepts(Decoder decoder, byte[] in) {
        try {
            return decoder.reading().again(in).isPresent() ? "+" : "-";
        } catch (Exception found) {
            throw new AssertionError(found);
        }
    }

    private static String rule(Outcome<?> outcome) {
        return outcome.refusal().map(refusal -> "-" + refusal.rule().id()).orElse("+");
    }

    /** The rule, and the step of J-1 inside it. */
    private static String step(Outcome<?> outcome) {
        var inner = outcome.refusal()
                .map(refusal -> refusal.why())
                .filter(why -> why.startsWith("J-1"))
                .map(why -> "/" + why.substring(0, 5));
        return rule(outcome) + inner.orElse("");
    }

    private static String step(Parsed<?> parsed) {
        return parsed instanceof Parsed.Refused<?> refused
                ? "-" + refused.fault().step()
                : "+";
    }

    /** No head says that a document is empty (J-4). */
    private static String roll(byte[] in) {
        return in.length == 0 ? "-" : rule(Roll.parse(in, MANIFEST));
    }

    private static String head(byte[] in) {
        var terms = MANIFEST.terms();
        return Checkpoint.parse(in)
                .map(head -> {
                    long cosigned = terms.witnesses().keys().stream()
                            .filter(key -> head.cosignedAt(key).isPresent())
                            .count();
                    return read("%d %b %d".formatted(head.size(), head.isSignedBy(terms.log()), cosigned));
                })
                .orElse("-L-4.1");
    }

    private static String receipt(byte[] in) {
        var claim = ReceiptFile.parse(in).then(file -> file.verify(Samples.RECORD.id(), MANIFEST));
        return claim.value().map(read -> read(Long.toString(read.index()))).orElseGet(() -> rule(claim));
    }

    private static String code(String typed) {
        return Code.read(typed) instanceof Code.Reading.Read read
                ? read(read.code().expose(Code.CodeAccess.LETTER))
                : "-" + ((Code.Reading.Refused) Code.read(typed)).why().name().toLowerCase(Locale.ROOT);
    }

    private static String fingerprint(String typed) {
        return Fingerprint.read(typed) instanceof Fingerprint.Reading.Read read
                ? read(read.fingerprint().toString())
                : "-";
    }

    private static List<String> shortForms() {
        return Samples.receipts().stream()
                .map(file -> file.verify(Samples.RECORD.id(), MANIFEST).value().orElseThrow())
                .map(receipt -> receipt.shortForm())
                .toList();
    }

    /** only the browser reads it. */
    private static Optional<String> shortForm(String in) {
        return Base64Url.decode(in)
                .filter(bytes -> bytes.length == 52 && (bytes[47] & 7) == 0)
                .map(bytes -> in);
    }
}
