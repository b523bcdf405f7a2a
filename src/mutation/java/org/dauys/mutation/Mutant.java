package org.dauys.mutation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.pitest.mutationtest.engine.MutationDetails;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * One mutant, as PIT reports it.
 *
 * @param type its class without {@code org.dauys.}
 * @param mutator what was done, in PIT's words
 * @param code the line where it was done: mutants are known by it, since numbers of lines change too often
 */
record Mutant(String type, int line, String method, String mutator, String code, End end) {
    private static final String OURS = "org.dauys.";
    static final Path SOURCES = Path.of("src", "main", "java", "org", "dauys");

    /** What became of it. */
    enum End {
        KILLED,
        /** A test took much too long. */
        TIMED_OUT,
        LIVES;

        private static End of(String status) {
            return switch (status) {
                case "SURVIVED", "NO_COVERAGE" -> LIVES;
                case "TIMED_OUT" -> TIMED_OUT;
                case "KILLED", "MEMORY_ERROR" -> KILLED;
                default -> throw new IllegalStateException("PIT could not try a mutant: " + status);
            };
        }
    }

    static List<Mutant> read(Path report) throws IOException {
        try {
            var list = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("mutation");
            var mutants = new ArrayList<Mutant>();
            for (int i = 0; i < list.getLength(); i++) {
                mutants.add(of((Element) list.item(i)));
            }
            return mutants;
        } catch (ParserConfigurationException | SAXException broken) {
            throw new IOException(broken);
        }
    }

    private static Mutant of(Element mutation) throws IOException {
        return of(
                text(mutation, "mutatedClass"),
                Integer.parseInt(text(mutation, "lineNumber")),
                text(mutation, "mutatedMethod"),
                text(mutation, "mutator"),
                End.of(mutation.getAttribute("status")));
    }

    static Mutant of(MutationDetails made, End end) throws IOException {
        return of(made.getClassName().asJavaName(), made.getLineNumber(), made.getMethod(), made.getMutator(), end);
    }

    private static Mutant of(String typeName, int line, String method, String mutator, End end) throws IOException {
        var type = typeName.substring(OURS.length());
        return new Mutant(
                type,
                line,
                method,
                mutator.substring(mutator.lastIndexOf('.') + 1).replaceAll("(Vals)?Mutator", ""),
                Files.readAllLines(source(file(type))).get(line - 1).strip(),
                end);
    }

    static Mutant of(String[] cells, End end) {
        return new Mutant(cells[0], Integer.parseInt(cells[1]), cells[2], cells[3], cells[4], end);
    }

    String cells() {
        return String.join("\t", type, Integer.toString(line), method, mutator, code);
    }

    private static String text(Element mutation, String name) {
        return mutation.getElementsByTagName(name).item(0).getTextContent();
    }

    /** The class that its file is named after. */
    String file() {
        return file(type);
    }

    /** @param type with or without {@code org.dauys.} */
    static String file(String type) {
        return type.replaceFirst("^" + OURS, "").replaceAll("\\$.*", "");
    }

    static Path source(String file) {
        return SOURCES.resolve(file.replace('.', File.separatorChar) + ".java");
    }
}
