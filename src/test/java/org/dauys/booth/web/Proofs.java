package org.dauys.booth.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dauys.board.TestBoards.Made;
import org.dauys.protocol.jws.Base64Url;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.transcript.Hash;

/** Reads entries that came with proofs, as a booth that believes nothing. */
final class Proofs {
    private Proofs() {}

    /** The hashes of the entries in the list of this name, each proved under the checkpoint beside it. */
    static List<Hash> of(byte[] sent, String list, Made made) {
        var json = JsonPath.from(new String(sent, StandardCharsets.UTF_8));
        var head = Checkpoint.parse(json.getString("checkpoint").getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertTrue(head.isSignedBy(made.election().manifest().terms().log()));
        List<Map<String, Object>> entries = json.getList(list);
        return entries.stream().map(entry -> proved(entry, head, made)).toList();
    }

    private static Hash proved(Map<String, Object> entry, Checkpoint head, Made made) {
        var bytes = Base64Url.decode((String) entry.get("entry")).orElseThrow();
        long index = ((Number) entry.get("index")).longValue();
        var inclusion = ((List<?>) entry.get("inclusion"))
                .stream().map(hash -> Hash.fromHex((String) hash).orElseThrow()).toList();
        assertTrue(MerkleProofs.includes(TreeHash.leaf(bytes), index, head.size(), inclusion, head.root()));
        var stored = made.log().entry(index, made.log().head().orElseThrow()).orElseThrow();
        assertArrayEquals(stored.bytes(), bytes);
        return TreeHash.leaf(bytes);
    }
}
