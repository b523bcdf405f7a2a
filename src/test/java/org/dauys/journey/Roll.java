package org.dauys.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.platform.Language;

/** The members of the journey's election, as a table. Two of them never vote. */
final class Roll {
    static final int SIZE = 14;

    private static final List<String> NAMES = List.of(
            "Әлия Нұрланқызы",
            "Бауыржан Қасымов",
            "Вера Ивановна Цой",
            "Ғалия Сейітова",
            "Дмитрий Орлов",
            "Ержан Төлеубаев",
            "Жанна Мұратқызы",
            "Зарина Алиева",
            "Индира Бекенова",
            "Кайрат Омаров",
            "Лариса Пак",
            "Мадина Өтегенова",
            "Нұрлан Әбдіров",
            "Ольга Ким");

    private final Walk walk;

    Roll(Walk walk) {
        this.walk = walk;
    }

    static String card(int member) {
        return "45-%03d".formatted(member + 1);
    }

    static String email(int member) {
        return "member" + (member + 1) + "@dauys.example";
    }

    Language language(int member) {
        return walk.language(Language.values()[member % Language.values().length]);
    }

    String table() {
        return lines().collect(Collectors.joining("\r\n"));
    }

    /** The same with one card twice. */
    String wrong() {
        var lines = new ArrayList<>(lines().toList());
        lines.add(lines.get(1));
        return String.join("\r\n", lines);
    }

    private Stream<String> lines() {
        return Stream.concat(
                Stream.of("Билет нөмірі;Аты-жөні;Электрондық пошта;Тіл;Ұйым"),
                IntStream.range(0, SIZE)
                        .mapToObj(member -> String.join(
                                ";",
                                card(member),
                                NAMES.get(member),
                                email(member),
                                language(member).tag(),
                                "№ 45 гимназия")));
    }
}
