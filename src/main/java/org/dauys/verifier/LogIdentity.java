package org.dauys.verifier;

import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.record.Stage;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.verifier.Unreadable.Why;

/**
 * Whose log it is, from the manifest with which it begins.
 *
 * @param election hash of the manifest's entry: whoever has the fingerprint knows the key
 */
record LogIdentity(Hash election, NoteKey log) {
    Fingerprint fingerprint() {
        return Fingerprint.of(election);
    }

    /** Of a record's first entries. */
    static LogIdentity of(TiledRecord record) throws Unreadable {
        return new Beginning(record)
                .until(Beginning.MANIFEST, Stage::election)
                .map(found ->
                        new LogIdentity(found.id(), found.manifest().terms().log()))
                .orElseThrow(() -> new Unreadable(Why.MALFORMED, "tile/entries/000"));
    }

    /** Is its manifest the first entry under the head with this root? */
    boolean stands(TileHashes tiles, long size, Hash root) {
        var proof = MerkleProofs.inclusion(tiles, 0, size);
        return MerkleProofs.includes(election, 0, size, proof, root);
    }
}
