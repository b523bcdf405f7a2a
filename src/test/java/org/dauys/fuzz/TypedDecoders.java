package org.dauys.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.dauys.account.DigitCode;
import org.dauys.account.EmailAddress;
import org.dauys.account.Token;
import org.dauys.election.ElectionId;
import org.dauys.election.Slug;
import org.dauys.election.decision.ProposalId;
import org.dauys.election.draft.DraftFile;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;
import org.dauys.roll.Card;
import org.dauys.roll.Finding;
import org.dauys.roll.Member;
import org.dauys.roll.RollFile;

/** What people type, and the tables and files that they hand in. */
final class TypedDecoders {
    private static final String IGNORED = "[\t\n\u000b\f\r \u00a0\u2010\u2011.\u2013\u2014-]";
    private static final String SEEN = "OILАВЕКМНОРСТХЗІ";
    private static final String MEANT = "011ABEKMH0PCTX31";

    private TypedDecoders() {}

    static Stream<Decoder> all(Path folder) {
        var code = Code.of(new byte[] {7, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14});
        var secret = PersonSecret.of(Seeded.bytes("fuzzed secret"));
        return Stream.of(
                Decoder.ofText("code", List.of(code.expose(Code.CodeAccess.LETTER)), TypedDecoders::code),
                Decoder.ofText(
                        "fingerprint", List.of(Fingerprint.of(Hash.sha256()).toString()), TypedDecoders::fingerprint),
                Decoder.ofText(
                        "printed secret",
                        List.of(secret.expose(PersonSecret.PaperAccess.PRINT)),
                        TypedDecoders::secret),
                Decoder.ofText(
                        "token",
                        List.of("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"),
                        in -> Token.parse(in).map(Token::text)),
                Decoder.ofText("code of digits", List.of("1234 5678", "12345678"), TypedDecoders::digits),
                Decoder.ofText("address", List.of("Aigul@Example.KZ", "a.b+c@mail.example.kz"), TypedDecoders::address),
                Decoder.ofText("slug", List.of("chair-2026", "abc", "a1-b2-c3"), TypedDecoders::slug),
                Decoder.ofText(
                        "id",
                        List.of(new UUID(1, 2).toString()),
                        in -> ElectionId.of(in).map(ElectionId::toString)),
                Decoder.ofText(
                        "id of a proposal",
                        List.of(new UUID(3, 4).toString()),
                        in -> ProposalId.of(in).map(id -> id.value().toString())),
                Decoder.ofText("card", List.of("№ 1201-А", "АЕ 7710", "12/34"), TypedDecoders::card),
                Decoder.of("draft", Samples.files("ballots-examples/elections", ".json"), TypedDecoders::draft)
                        .costing(10),
                Decoder.of("table of members", tables(), in -> table(folder, in))
                        .costing(4));
    }

    /** C-1.1, said once more. */
    private static String folded(String typed) {
        var text = new StringBuilder();
        typed.replaceAll(IGNORED, "")
                .codePoints()
                .forEach(each -> text.append(Character.toString(each).toUpperCase(Locale.ROOT)));
        for (int i = 0; i < text.length(); i++) {
            int at = SEEN.indexOf(text.charAt(i));
            text.setCharAt(i, at < 0 ? text.charAt(i) : MEANT.charAt(at));
        }
        return text.toString();
    }

    static Optional<String> meant(String in, String written) {
        assertEquals(folded(in), written.replace("-", ""));
        return Optional.of(in);
    }

    private static Optional<String> code(String in) {
        return Code.read(in) instanceof Code.Reading.Read read
                ? meant(in, read.code().expose(Code.CodeAccess.LETTER))
                : Optional.empty();
    }

    private static Optional<String> fingerprint(String in) {
        return Fingerprint.read(in) instanceof Fingerprint.Reading.Read read
                ? meant(in, read.fingerprint().toString())
                : Optional.empty();
    }

    private static Optional<String> secret(String in) {
        return PersonSecret.read(in).flatMap(read -> meant(in, read.expose(PersonSecret.PaperAccess.PRINT)));
    }

    private static Optional<String> digits(String in) {
        return DigitCode.parse(DigitCode.Kind.ONE_TIME, in).map(code -> {
            assertEquals(in.replaceAll("[^0-9]", ""), code.text().replace(" ", ""));
            assertEquals(9, code.text().length());
            assertTrue(in.length() <= 32, "longer than spaces make it");
            return in;
        });
    }

    private static Optional<String> slug(String in) {
        return Slug.of(in).map(slug -> {
            assertTrue(in.length() >= 3 && in.length() <= 40, in);
            assertTrue(Stream.of(in.split("-", -1)).noneMatch(String::isEmpty), in);
            assertTrue(in.chars().allMatch(c -> c == '-' || c < 128 && Character.isLetterOrDigit(c)), in);
            assertEquals(in.toLowerCase(Locale.ROOT), slug.toString());
            return in;
        });
    }

    private static Optional<String> address(String in) {
        return EmailAddress.parse(in).map(address -> {
            assertEquals(in.strip().toLowerCase(Locale.ROOT), address.value());
            assertEquals(Optional.of(address), EmailAddress.parse(address.value()));
            var parts = address.value().split("@", -1);
            var labels = List.of(parts[1].split("\\.", -1));
            assertTrue(in.length() <= 254 && parts.length == 2 && labels.size() >= 2, in);
            assertTrue(!parts[0].isEmpty() && parts[0].length() <= 64, in);
            assertTrue(labels.stream()
                    .noneMatch(label -> label.isEmpty() || label.startsWith("-") || label.endsWith("-")));
            assertTrue(in.strip().chars().allMatch(c -> c > ' ' && c < 127 && "()<>[]:;,\"\\".indexOf(c) < 0), in);
            return in;
        });
    }

    private static Optional<String> card(String in) {
        return Card.read(in).map(card -> {
            assertEquals(Optional.of(card), Card.read(card.shown()));
            return in;
        });
    }

    private static Optional<byte[]> draft(byte[] in) {
        if (!(DraftFile.read(in) instanceof DraftFile.Reading.Read read)) {
            return Optional.empty();
        }
        assertEquals(read, DraftFile.read(DraftFile.write(read.draft())));
        return Optional.of(in);
    }

    private static List<byte[]> tables() {
        return Stream.of(
                        "card,name,email,phone,language,organisation\n"
                                + "1201,Айгүл,aigul@example.kz,8 701 123 45 67,kk,№ 5\n",
                        "sep=;\r\n\"card\";\"name\"\r\n\"12\";\"a \"\"b\"\"\"\r\n",
                        "sep=\"\ncard\tname\n1\tx\n2\ty\n")
                .map(Bytes::utf8)
                .toList();
    }

    private static Optional<byte[]> table(Path folder, byte[] in) throws Exception {
        RollFile.read(Files.write(folder.resolve("roll.csv"), in), new RollFile.Rows() {
            @Override
            public void member(int line, Member member) {
                assertEquals(Optional.of(member.card()), Card.read(member.card().shown()));
            }

            @Override
            public void finding(Finding finding) {
                finding.toString();
            }
        });
        return Optional.of(in);
    }
}
