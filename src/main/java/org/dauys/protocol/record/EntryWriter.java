package org.dauys.protocol.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.jws.CompactJws;
import org.dauys.protocol.jws.SignedBody;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.transcript.Hash;

/** Makes the bytes of entries and the payloads that people sign, in their one spelling (spec: 06). */
public final class EntryWriter {
    private EntryWriter() {}

    /** M-1: entry 0 and its parts. The hash of the first is the election's id. */
    public static List<byte[]> manifest(Manifest manifest) {
        var document = manifest.terms().document();
        var head = new Entry.ManifestHead(Document.of(document));
        return withParts(Envelope.entry(Kind.MANIFEST, JsonWriter.object(head::write)), document);
    }

    /** The payload that every signer of {@code entry} signs. */
    public static byte[] payload(Hash election, Entry.InJson entry) {
        return JsonWriter.object(out -> {
            out.hash("election", election);
            entry.write(out);
        });
    }

    /** J-3: one person's signature line over {@link #payload}. */
    public static String sign(Hash election, Entry.InJson entry, String personId, SecretScalar key) {
        return CompactJws.sign(key, personId, entry.kind().type(), payload(election, entry));
    }

    /** An entry of this kind made of its signature lines, in any order. */
    public static byte[] signed(Kind kind, Collection<String> lines) {
        return Envelope.entry(kind, SignedBody.join(lines, kind.type()));
    }

    /** An entry that nobody signs, because everybody can recompute or check it. */
    public static byte[] unsigned(Hash election, Entry.InJson entry) {
        return Envelope.entry(entry.kind(), payload(election, entry));
    }

    /** The entry of a ballot's bytes. */
    public static byte[] ballot(Purpose purpose, byte[] wire) {
        return Envelope.entry(new Entry.Ballot(purpose, wire).kind(), wire);
    }

    /** A head and the parts of its document, in the order in which they are logged. */
    public static List<byte[]> withParts(byte[] head, byte[] document) {
        var entries = new ArrayList<byte[]>(List.of(head));
        entries.addAll(Document.parts(document));
        return List.copyOf(entries);
    }
}
