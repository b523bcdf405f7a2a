package org.dauys.verifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dauys.protocol.Rule;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;

/**
 * A directory of {@code ballots-examples/records}: a record, and what the verifier must say of it.
 *
 * @param files by path, without {@code expect.json}
 * @param arguments beside the record, with paths inside the directory
 * @param failed the checks that fail, each with where
 * @param said of {@code receipts}, {@code openings} and {@code codes}: what became of each
 */
record Example(
        String name,
        String about,
        Map<String, byte[]> files,
        List<String> arguments,
        int exit,
        List<Map<String, Object>> failed,
        Map<String, List<Map<String, Object>>> said) {
    static final String EXPECT = "expect.json";

    /** An honest record. */
    static Example ok(String name, String about, SampleRecord record) {
        return new Example(name, about, RecordFiles.of(record), List.of(), 0, List.of(), Map.of());
    }

    /** A record whose last entry breaks {@code rule} and nothing else does. */
    static Example broken(Rule rule, String about, SampleRecord record) {
        int last = record.entries().size() - 1;
        var kind = kind(record, last);
        int head = last;
        while (kind(record, head).equals(Kind.PART.id())) {
            head--;
        }
        kind = head == last ? kind : kind + " of " + kind(record, head);
        return at(rule, about, RecordFiles.of(record), Map.of("index", last, "kind", kind));
    }

    private static String kind(SampleRecord record, int index) {
        var envelope = Envelope.parse(record.entries().get(index)).value();
        return envelope.map(Envelope::kind).map(Kind::id).orElse("?");
    }

    /** A record of which one thing is wrong, at a place that isn't an entry. */
    static Example at(Rule rule, String about, Map<String, byte[]> files, Map<String, Object> place) {
        var failed = new TreeMap<String, Object>(place);
        failed.put("id", rule.id());
        return new Example(
                "broken-" + rule.id().toLowerCase(Locale.ROOT), about, files, List.of(), 1, List.of(failed), Map.of());
    }

    /** The same under a longer name, for a second way to break a rule. */
    Example named(String more) {
        return new Example(name + "-" + more, about, files, arguments, exit, failed, said);
    }

    /** The same, verified with more arguments, and with more files beside it. */
    Example with(List<String> more, Map<String, byte[]> others) {
        var all = new TreeMap<>(files);
        all.putAll(others);
        return new Example(name, about, all, more, exit, failed, said);
    }

    /** The same, with which the verifier ends so. */
    Example ending(int status) {
        return new Example(name, about, files, arguments, status, failed, said);
    }

    /** The same, where nothing of the record itself fails. */
    Example failing(List<Map<String, Object>> instead) {
        return new Example(name, about, files, arguments, exit, instead, said);
    }

    /** The same, of whose {@code receipts}, {@code openings} or {@code codes} the verifier says this. */
    Example saying(String of, List<Map<String, Object>> answers) {
        var all = new TreeMap<>(said);
        all.put(of, answers);
        return new Example(name, about, files, arguments, exit, failed, all);
    }

    /** All files, {@code expect.json} among them. */
    Map<String, byte[]> all() {
        var expect = new LinkedHashMap<String, Object>();
        expect.put("about", about);
        expect.put("arguments", arguments);
        expect.put("exit", exit);
        expect.put("failed", failed);
        expect.putAll(said);
        var all = new TreeMap<>(files);
        var indenter = new DefaultIndenter("  ", "\n");
        try {
            var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
            var text = new ObjectMapper().writer(printer).writeValueAsString(expect) + "\n";
            all.put(EXPECT, text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return all;
    }
}
