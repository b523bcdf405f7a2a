package org.dauys.verifier;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.record.RecordFiles;
import org.dauys.protocol.record.SampleRecord;

/** Honest records, and codes of which they say little or nothing. */
final class ExampleCodes {
    private static final String FILE = "code.txt";

    private ExampleCodes() {}

    static Stream<Example> all() {
        var voting = BrokenBeginnings.prepared().open().vote(1, List.of(List.of(0)));
        int last = voting.entries().size() - 1;
        return Stream.of(
                example(
                        "code-recorded",
                        "an honest record in which voting goes on, and the code of the only one who has voted",
                        voting,
                        file(voting, 1),
                        0,
                        answer(FILE, "recorded", 1, 0, last)),
                example(
                        "code-unknown",
                        "an honest record, and a code that was never on its roll",
                        voting,
                        file(voting, 6),
                        2,
                        answer(FILE, "unknown")),
                example(
                        "code-not-judged",
                        "an honest record that has no roll yet, and a code",
                        new SampleRecord(BrokenBeginnings.election()).manifest().ceremony(1),
                        file(voting, 1),
                        2,
                        answer(FILE, "not-judged")),
                example(
                        "code-mistyped",
                        "an honest record, and a code with a wrong symbol",
                        voting,
                        Bytes.utf8("7K3M-9QX2-7K3M-9QX2-7K3M-9QX2\n"),
                        2,
                        answer(FILE, "mistyped-check")));
    }

    private static Example example(
            String name, String about, SampleRecord record, byte[] code, int exit, Map<String, Object> answer) {
        return new Example(name, about, RecordFiles.of(record), List.of(), exit, List.of(), Map.of())
                .with(List.of("--code", FILE), Map.of(FILE, code))
                .saying("codes", List.of(answer));
    }

    /** The file in which a voter keeps the code, as the letter prints it. */
    static byte[] file(SampleRecord record, int voter) {
        return Bytes.utf8(record.code(voter).expose(CodeAccess.LETTER) + "\n");
    }

    /** What is said of a code of the record. */
    static Map<String, Object> answer(String file, String status, int ballots, int audits) {
        var answer = new TreeMap<>(answer(file, status));
        answer.put("ballots", ballots);
        answer.put("audits", audits);
        return answer;
    }

    /** The same of one with which a ballot was cast, the last of them at {@code index}. */
    static Map<String, Object> answer(String file, String status, int ballots, int audits, int index) {
        var answer = new TreeMap<>(answer(file, status, ballots, audits));
        answer.put("index", index);
        return answer;
    }

    private static Map<String, Object> answer(String file, String status) {
        return Map.of("code", file, "status", status);
    }
}
