package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.jws.SignedBody;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.symbols.Fingerprint;

/** Shows an entry as text, lawful or not. Control characters of a message never reach the terminal. */
final class EntryText {
    private EntryText() {}

    /** @param contests of the manifest, to cut a ballot; none if there is no manifest */
    static String of(byte[] entry, List<Contest> contests) {
        var text = new StringBuilder("leaf %s%nsize %d%n".formatted(TreeHash.leaf(entry), entry.length));
        var envelope = Envelope.parse(entry).value();
        if (envelope.isEmpty()) {
            return text.append("kind ?\n").append(printable(entry)).append('\n').toString();
        }
        var kind = envelope.get().kind();
        text.append("kind ").append(kind).append('\n');
        var body = envelope.get().body();
        if (kind == Kind.BALLOT || kind == Kind.AUDITED) {
            return text.append(ballot(body, contests)).toString();
        }
        var signed = SignedBody.parse(body, kind.type());
        signed.ifPresent(lines -> text.append("signed by ")
                .append(String.join(", ", lines.keyIds()))
                .append('\n'));
        var content = signed.map(SignedBody::payload).orElse(body);
        return text.append(kind == Kind.PART ? content.length + " bytes: " : "")
                .append(printable(content))
                .append('\n')
                .toString();
    }

    private static String ballot(byte[] wire, List<Contest> contests) {
        var cut = SlicedBallot.of(wire, contests);
        if (cut.isEmpty()) {
            return wire.length + " bytes\n";
        }
        var ballot = cut.get();
        var text = new StringBuilder("credential %s%ncounter %d%nprevious %s%nhash %s%ntracker %s%n"
                .formatted(
                        HexFormat.of().formatHex(ballot.credential()),
                        ballot.counter(),
                        ballot.previous(),
                        ballot.hash(),
                        Fingerprint.of(ballot.hash())));
        ballot.ciphertexts().ifPresent(ciphertexts -> {
            for (int i = 0; i < contests.size(); i++) {
                for (int slot = 0; slot < ciphertexts.get(i).size(); slot++) {
                    var ciphertext = ciphertexts.get(i).get(slot);
                    text.append("%s/%s alpha %s beta %s%n"
                            .formatted(
                                    contests.get(i).id(),
                                    contests.get(i).slots().get(slot),
                                    ciphertext.alpha(),
                                    ciphertext.beta()));
                }
            }
        });
        return text.toString();
    }

    private static String printable(byte[] bytes) {
        var text = new StringBuilder();
        new String(bytes, StandardCharsets.UTF_8)
                .codePoints()
                .forEach(c -> text.appendCodePoint(isShown(c) ? c : '\ufffd'));
        return text.toString();
    }

    private static boolean isShown(int c) {
        return c == '\n' || !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
    }
}
