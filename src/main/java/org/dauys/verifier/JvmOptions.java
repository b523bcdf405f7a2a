package org.dauys.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** With which options a Java was started. */
final class JvmOptions {
    /** A word of such a variable: quotes hold blanks together, and are no part of it. */
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

    private static final Pattern COLLECTOR = Pattern.compile("-XX:[+-]Use\\w+GC");

    /** Those whose value may be the next word; Java joins the two. */
    private static final Set<String> OF_MODULES = Set.of(
            "--add-modules",
            "--add-reads",
            "--add-exports",
            "--add-opens",
            "--enable-native-access",
            "--limit-modules",
            "--module-path",
            "--patch-module",
            "--upgrade-module-path");

    private JvmOptions() {}

    /**
     * Those that the user typed. A child has those of the environment from there, where other users of the computer can't see them.
     *
     * @param all in the order in which Java takes them: of JAVA_TOOL_OPTIONS, of JDK_JAVA_OPTIONS, typed, of _JAVA_OPTIONS
     */
    static List<String> typed(List<String> all, Map<String, String> environment) {
        var typed = new ArrayList<>(all);
        for (var variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
            for (var word : words(environment.getOrDefault(variable, ""))) {
                if (!typed.isEmpty() && typed.get(0).equals(word)) {
                    typed.remove(0);
                }
            }
        }
        var last = words(environment.getOrDefault("_JAVA_OPTIONS", ""));
        int end = typed.size() - last.size();
        return end >= 0 && typed.subList(end, typed.size()).equals(last) ? typed.subList(0, end) : typed;
    }

    /**
     * The collector that takes least of the processors from a program whose pauses nobody notices, a tenth less than Java's own
     * choice; none if one of these options names a collector, for Java refuses to start with two.
     */
    static List<String> collector(List<String> all) {
        return all.stream().anyMatch(option -> COLLECTOR.matcher(option).matches())
                ? List.of()
                : List.of("-XX:+UseParallelGC");
    }

    private static List<String> words(String variable) {
        var words = new ArrayList<String>();
        WORD.matcher(variable)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replaceAll("[\"']", ""))
                .forEach(words::add);
        for (int i = 0; i + 1 < words.size(); i++) {
            if (OF_MODULES.contains(words.get(i))) {
                words.set(i, words.get(i) + "=" + words.remove(i + 1));
            }
        }
        return words;
    }
}
