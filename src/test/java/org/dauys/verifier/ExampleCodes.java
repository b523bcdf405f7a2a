package org.dauys.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dauys.protocol.Rule;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.record.SampleRecord;
import org.dauys.protocol.symbols.Fingerprint;

/** Codes, and what records say of them. */
final class ExampleCodes {
    private ExampleCodes() {}

    /** A voter's code, and what is said of it. */
    record Said(int voter, Map<String, Object> answer) {
        /** The record can't say more. */
        static Said only(int voter, String status) {
            return new Said(voter, OkExamples.answer("code", file(voter), "status", status));
        }

        /** A code of the record. */
        static Said of(int voter, String status) {
            return only(voter, status).with(Map.of("ballots", 0, "audits", 0, "revoked", false, "replaced", false));
        }

        /** The same, with which so many ballots were cast, the last of them as this entry. */
        Said cast(int ballots, SampleRecord record, int last) {
            var tracker = Fingerprint.of(record.claim(last, last + 1).ballot());
            return with(Map.of("ballots", ballots, "index", last, "tracker", tracker.toString()));
        }

        Said audited(int audits) {
            return with(Map.of("audits", audits));
        }

        Said revoked() {
            return with(Map.of("revoked", true));
        }

        Said replaced() {
            return revoked().with(Map.of("replaced", true));
        }

        private Said with(Map<String, Object> more) {
            var all = new TreeMap<>(answer);
            all.putAll(more);
            return new Said(voter, all);
        }
    }

    static Stream<Example> all() {
        var prepared = BrokenBeginnings.prepared();
        var keyed = new SampleRecord(BrokenBeginnings.election()).manifest().ceremony(1);
        var voting = BrokenBeginnings.prepared().open().vote(1, List.of(List.of(0)));
        int last = voting.entries().size() - 1;
        var invalid = BrokenVotes.all()
                .filter(example ->
                        example.name().equals("broken-" + Rule.B_6_8.toString().toLowerCase()))
                .findFirst()
                .orElseThrow();
        return Stream.of(
                asking(
                        Example.ok("code-recorded", "voting goes on, and one of two voters has voted", voting),
                        voting,
                        Said.of(1, "recorded").cast(1, voting, last),
                        Said.of(2, "none-yet")),
                asking(
                        Example.ok("code-unknown", "a code that was never on the roll", voting),
                        voting,
                        Said.only(6, "unknown")),
                asking(
                        Example.ok("code-not-judged", "a code, before there is a roll", keyed)
                                .ending(2),
                        prepared,
                        Said.only(1, "not-judged")),
                asking(invalid.named("code"), prepared, Said.only(1, "not-judged")));
    }

    /** The same record, with codes of its voters. */
    static Example asking(Example example, SampleRecord record, Said... asked) {
        var arguments = new ArrayList<>(example.arguments());
        var files = new TreeMap<String, byte[]>();
        for (var said : asked) {
            arguments.addAll(List.of("--code", file(said.voter)));
            files.put(file(said.voter), code(record, said.voter));
        }
        return example.with(arguments, files)
                .saying("codes", Stream.of(asked).map(Said::answer).toList());
    }

    private static String file(int voter) {
        return "voter-" + voter + ".txt";
    }

    /** As the letter prints it, in a file. */
    static byte[] code(SampleRecord record, int voter) {
        return Bytes.utf8(record.code(voter).expose(CodeAccess.LETTER) + "\n");
    }
}
