package org.dauys.observer.web;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dauys.board.EntryStore.StoredEntry;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.jws.SignedBody;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Envelope;
import org.dauys.protocol.record.Kind;
import org.dauys.protocol.symbols.Fingerprint;

/**
 * An entry of the record in readable form, lawful or not.
 *
 * @param size entries of the record
 * @param kind empty if it has none
 * @param booth the saved booth page that the manifest names, where this is an entry of the manifest; empty else
 */
record EntryPage(
        String slug,
        String title,
        long index,
        long size,
        String hash,
        int bytes,
        String kind,
        List<String> signers,
        Optional<BallotPart> ballot,
        String booth,
        String text) {
    record BallotPart(String credential, long counter, String previous, String tracker) {
        static BallotPart of(SlicedBallot ballot) {
            return new BallotPart(
                    HexFormat.of().formatHex(ballot.credential()),
                    ballot.counter(),
                    ballot.previous().hex(),
                    Fingerprint.of(ballot.hash()).toString());
        }
    }

    static EntryPage of(String slug, String title, StoredEntry entry, long size, List<Contest> contests, String booth) {
        var bytes = entry.bytes();
        var envelope = Envelope.parse(bytes).value();
        var kind = envelope.map(Envelope::kind);
        var body = envelope.map(Envelope::body).orElse(bytes);
        var signed = kind.flatMap(known -> SignedBody.parse(body, known.type()));
        boolean isBallot = kind.filter(known -> known == Kind.BALLOT || known == Kind.AUDITED)
                .isPresent();
        return new EntryPage(
                slug,
                title,
                entry.index(),
                size,
                TreeHash.leaf(bytes).hex(),
                bytes.length,
                kind.map(Kind::id).orElse("?"),
                signed.map(SignedBody::keyIds).orElse(List.of()),
                isBallot ? SlicedBallot.of(body, contests).map(BallotPart::of) : Optional.empty(),
                booth,
                isBallot ? "" : printable(signed.map(SignedBody::payload).orElse(body)));
    }

    public boolean hasNext() {
        return after() < size;
    }

    public long before() {
        return index - 1;
    }

    public long after() {
        return index + 1;
    }

    /** Control characters of a message are shown as what they are: no text. */
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
