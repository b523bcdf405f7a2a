package org.dauys.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.dauys.account.EmailAddress;
import org.dauys.account.Password;
import org.dauys.account.PasswordHash;
import org.dauys.account.Staff;
import org.dauys.account.StaffId;
import org.dauys.election.draft.Spelled;
import org.dauys.platform.Language;
import org.dauys.protocol.Rule;
import org.dauys.protocol.contest.Kind;
import org.dauys.protocol.manifest.Eligibility;
import org.dauys.protocol.symbols.Crockford;
import org.dauys.roll.Column;

/** Single words: of closed lists, and those that a database keeps. */
final class WordDecoders {
    private static final Staff OWNER = new Staff(
            new StaffId(new UUID(1, 2)),
            EmailAddress.parse("marina@example.kz").orElseThrow(),
            "Марина",
            Language.RU,
            false,
            Staff.State.ACTIVE);

    private WordDecoders() {}

    static Stream<Decoder> all() {
        return Stream.of(
                words(
                        "language",
                        List.of("kk", "ru", "en"),
                        in -> Language.of(in).map(Language::tag)),
                words(
                        "kind of a contest",
                        List.of("single", "k-of-n"),
                        in -> Kind.of(in).map(Kind::id)),
                words(
                        "kind of an entry",
                        List.of("ballot", "part", "key-ceremony/start"),
                        in -> org.dauys.protocol.record.Kind.of(in).map(org.dauys.protocol.record.Kind::id)),
                words(
                        "constant of a list",
                        List.of("two-factor", "code-only"),
                        in -> Spelled.as(Eligibility.Mode.class, in).map(Eligibility.Mode::word)),
                words("rule", List.of("R-1", "B-6.3"), in -> Rule.of(in).map(Rule::id)),
                words("heading of a table", List.of("card", "Phone", "Аты-жөні"), WordDecoders::column),
                words("symbols", List.of("7K3M9QX2"), WordDecoders::symbols),
                words("password", List.of("correct horse battery", "Әліппе және 33 әріп"), WordDecoders::password),
                words(
                        "hash of a password",
                        List.of(hash()),
                        in -> PasswordHash.parse(in).map(PasswordHash::text)));
    }

    private static Decoder words(String name, List<String> samples, Decoder.OfText reading) {
        return Decoder.ofText(name, samples, reading).costing(2);
    }

    /** Headings have many spellings. */
    private static Optional<String> column(String in) {
        return Column.of(in).map(column -> in);
    }

    private static Optional<String> symbols(String in) {
        return Crockford.read(in, 8) instanceof Crockford.Reading.Symbols read
                ? TypedDecoders.meant(in, Crockford.write(read.values()))
                : Optional.empty();
    }

    private static Optional<String> password(String in) {
        return Password.choose(in, OWNER) instanceof Password.Choice.Fit ? Optional.of(in) : Optional.empty();
    }

    private static String hash() {
        return "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8";
    }
}
