package org.dauys.roll;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dauys.account.EmailAddress;
import org.dauys.platform.Language;
import org.dauys.roll.Finding.Kind;

/** Reads one row of a file: the member, as far as the cells allow, and everything that is to be put right. */
final class RowCheck {
    private static final int LONGEST = 200;

    private static final Map<String, Language> LANGUAGES = Map.ofEntries(
            Map.entry("kk", Language.KK),
            Map.entry("kz", Language.KK),
            Map.entry("kaz", Language.KK),
            Map.entry("kazakh", Language.KK),
            Map.entry("қаз", Language.KK),
            Map.entry("каз", Language.KK),
            Map.entry("қазақ", Language.KK),
            Map.entry("қазақша", Language.KK),
            Map.entry("казахский", Language.KK),
            Map.entry("ru", Language.RU),
            Map.entry("rus", Language.RU),
            Map.entry("russian", Language.RU),
            Map.entry("рус", Language.RU),
            Map.entry("русский", Language.RU),
            Map.entry("орыс", Language.RU),
            Map.entry("орысша", Language.RU),
            Map.entry("en", Language.EN),
            Map.entry("eng", Language.EN),
            Map.entry("english", Language.EN),
            Map.entry("англ", Language.EN),
            Map.entry("английский", Language.EN),
            Map.entry("ағылшын", Language.EN),
            Map.entry("ағылшынша", Language.EN));

    private final int line;
    private final Map<Column, String> cells;
    private final List<Finding> findings = new ArrayList<>();

    private RowCheck(int line, Map<Column, String> cells) {
        this.line = line;
        this.cells = cells;
    }

    /** @param member empty where the card can't be read: such a row can't be compared with others either */
    record Checked(Optional<Member> member, List<Finding> findings) {}

    /** @param columns which column stands at which place; places beyond them are not read */
    static Checked check(int line, List<Optional<Column>> columns, List<String> row) {
        var cells = new EnumMap<Column, String>(Column.class);
        for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
            var cell = row.get(i);
            columns.get(i).ifPresent(column -> cells.put(column, Folding.clean(cell)));
        }
        var check = new RowCheck(line, cells);
        if (row.stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank())) {
            check.found(Kind.ROW_TOO_LONG, row.get(columns.size()));
        }
        return check.read();
    }

    private Checked read() {
        var card = card();
        var name = name();
        var email = email();
        var phone = phone();
        var language = language();
        var organisation = organisation();
        return new Checked(
                card.map(known -> new Member(known, name, email, phone, language, organisation)),
                List.copyOf(findings));
    }

    private Optional<Card> card() {
        var cell = cell(Column.CARD);
        if (cell.isEmpty()) {
            found(Kind.CARD_MISSING, "");
            return Optional.empty();
        }
        if (Card.isSpoilt(cell)) {
            found(Kind.CARD_SPOILT, cell);
            return Optional.empty();
        }
        var card = Card.read(cell);
        if (card.isEmpty()) {
            found(Kind.CARD_UNUSABLE, cell);
        }
        return card;
    }

    private String name() {
        var cell = cell(Column.NAME);
        if (cell.isEmpty()) {
            found(Kind.NAME_MISSING, "");
        } else if (cell.length() > LONGEST) {
            found(Kind.NAME_TOO_LONG, cell);
            return "";
        } else if (cell.contains("?") || cell.contains("\uFFFD")) {
            found(Kind.LETTERS_LOST, cell);
        }
        return cell;
    }

    private String email() {
        var cell = cell(Column.EMAIL);
        if (cell.isEmpty()) {
            found(Kind.EMAIL_MISSING, "");
            return "";
        }
        var email = EmailAddress.parse(cell).map(EmailAddress::value);
        if (email.isEmpty()) {
            found(Kind.EMAIL_MALFORMED, cell);
        }
        return email.orElse("");
    }

    private String phone() {
        var cell = cell(Column.PHONE);
        var phone = Phone.read(cell);
        if (!cell.isEmpty() && phone.isEmpty()) {
            found(Kind.PHONE_UNUSABLE, cell);
        }
        return phone.orElse("");
    }

    private Language language() {
        var cell = cell(Column.LANGUAGE);
        var known = LANGUAGES.get(cell.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", ""));
        if (!cell.isEmpty() && known == null) {
            found(Kind.LANGUAGE_UNKNOWN, cell);
        }
        return known == null ? Language.KK : known;
    }

    private String organisation() {
        var cell = cell(Column.ORGANISATION);
        if (cell.length() > LONGEST) {
            found(Kind.ORGANISATION_SHORTENED, cell);
            return cell.substring(0, LONGEST);
        }
        return cell;
    }

    private String cell(Column column) {
        return cells.getOrDefault(column, "");
    }

    private void found(Kind kind, String value) {
        findings.add(Finding.row(line, kind, value));
    }
}
