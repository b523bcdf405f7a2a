package org.dauys.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dauys.platform.Language;
import org.dauys.roll.Finding;
import org.dauys.roll.Member;
import org.dauys.roll.RollFile;

/** The made-up members, as a table that a committee could upload. */
public final class DemoMembers {
    private static final String TABLE = "members.csv";

    private DemoMembers() {}

    /** Whom a newcomer can be: one for each language, in its order. None of them has voted. */
    public static List<Member> newcomers() {
        return first(Language.values().length);
    }

    /** The first {@code number} of them. */
    static List<Member> first(int number) {
        var members = new ArrayList<Member>();
        withTable(
                number,
                file -> RollFile.read(file, new RollFile.Rows() {
                    @Override
                    public void member(int line, Member member) {
                        members.add(member);
                    }

                    @Override
                    public void finding(Finding finding) {
                        throw new IllegalStateException("the made-up members: " + finding.kind());
                    }
                }));
        return List.copyOf(members);
    }

    /** What is done with a file. */
    interface Use {
        void with(Path file) throws IOException;
    }

    /** Lends the table of the first {@code number} members as a file of its own. */
    static void withTable(int number, Use use) {
        try (var in = DemoMembers.class.getResourceAsStream(TABLE)) {
            var all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            var file = Files.createTempFile("dauys-demo", ".csv");
            try {
                Files.writeString(file, all.lines().limit(number + 1L).collect(Collectors.joining("\n")));
                use.with(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
