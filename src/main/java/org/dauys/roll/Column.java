package org.dauys.roll;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The columns of a roll's file, with the headings by which they are known: the key, Kazakh, Russian and English ones. */
public enum Column {
    CARD(
            "card",
            "cardno",
            "cardnumber",
            "membershipcard",
            "membershipcardnumber",
            "билет",
            "билета",
            "номербилета",
            "номерпрофсоюзногобилета",
            "профсоюзныйбилет",
            "профбилет",
            "номерпрофбилета",
            "билетнөмірі",
            "билетнөмері",
            "кәсіподақбилеті",
            "кәсіподақбилетініңнөмірі"),
    NAME(
            "name",
            "fullname",
            "membername",
            "surnamefirstnamepatronymic",
            "фио",
            "имя",
            "фамилияимяотчество",
            "фамилияиимя",
            "фамилияимя",
            "членпрофсоюза",
            "атыжөні",
            "тегіаты",
            "тегіатыәкесініңаты",
            "аты",
            "кәсіподақмүшесі"),
    EMAIL(
            "email",
            "mail",
            "emailaddress",
            "электроннаяпочта",
            "адресэлектроннойпочты",
            "элпочта",
            "почта",
            "электрондықпошта",
            "элпошта",
            "пошта"),
    PHONE(
            "phone",
            "phonenumber",
            "mobile",
            "mobilephone",
            "telephone",
            "телефон",
            "номертелефона",
            "мобильныйтелефон",
            "сотовыйтелефон",
            "сотовый",
            "телефоннөмірі",
            "ұялытелефон"),
    LANGUAGE("language", "lang", "язык", "языкписьма", "тіл", "тілі", "хаттілі"),
    ORGANISATION(
            "organisation",
            "organization",
            "primaryorganisation",
            "school",
            "организация",
            "первичнаяорганизация",
            "школа",
            "местоработы",
            "ұйым",
            "ұйымы",
            "бастауышұйым",
            "мектеп",
            "жұмысорны");

    /** Headings of the individual identification number, which a roll neither needs nor keeps. */
    private static final Set<String> IDENTITY_NUMBER =
            Set.of("иин", "жсн", "iin", "индивидуальныйидентификационныйномер", "жекесәйкестендірунөмірі");

    private final Set<String> headings;

    Column(String... headings) {
        this.headings = Set.of(headings);
    }

    /** Empty where the heading is none of ours. */
    public static Optional<Column> of(String heading) {
        var letters = letters(heading);
        return Stream.of(values())
                .filter(column -> column.headings.contains(letters))
                .findFirst();
    }

    static boolean isIdentityNumber(String heading) {
        return IDENTITY_NUMBER.contains(letters(heading));
    }

    private static String letters(String heading) {
        return Folding.clean(heading).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
