package org.dauys.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.account.EmailAddress;
import org.dauys.election.Role;
import org.dauys.platform.Language;

/** The staff of the demonstration, in the order in which elections name them. */
public enum DemoStaff {
    MARINA("Марина Викторовна Белова", Language.RU, Role.COMMITTEE),
    RAIKHAN("Райхан Сәрсенбайқызы Омарова", Language.KK, Role.COMMITTEE),
    KAIRAT("Қайрат Әбдірахманұлы Есенов", Language.KK, Role.COMMITTEE),
    YERLAN("Ерлан Жұмабекұлы Қалиев", Language.KK, Role.HOLDER),
    TIMUR("Тимур Русланович Ахметов", Language.RU, Role.HOLDER),
    ASEL("Әсел Бекболатқызы Нұрланова", Language.KK, Role.HOLDER),
    GULNAR("Гүлнар Тілеубекқызы Сұлтанова", Language.KK, Role.REGISTRAR),
    DANIYAR("Данияр Мұратұлы Сәтбаев", Language.KK);

    /** The administrator of the installation. Made last, so that this account says that the demonstration is whole. */
    public static final DemoStaff ADMIN = DANIYAR;

    private final String fullName;
    private final Language language;
    private final Optional<Role> role;

    DemoStaff(String fullName, Language language, Role role) {
        this(fullName, language, Optional.of(role));
    }

    DemoStaff(String fullName, Language language) {
        this(fullName, language, Optional.empty());
    }

    DemoStaff(String fullName, Language language, Optional<Role> role) {
        this.fullName = fullName;
        this.language = language;
        this.role = role;
    }

    public static List<DemoStaff> in(Role role) {
        return Stream.of(values())
                .filter(person -> person.role.equals(Optional.of(role)))
                .toList();
    }

    public String fullName() {
        return fullName;
    }

    public Language language() {
        return language;
    }

    /** Empty for who has no part in elections. */
    public Optional<Role> role() {
        return role;
    }

    public EmailAddress email() {
        return EmailAddress.parse(word() + "@example.org").orElseThrow();
    }

    /** As labels of secrets name her. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
