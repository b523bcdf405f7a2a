package org.dauys.board.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.HashTree;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.Tiles;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.verifier.Verified;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LogTest {
    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    @Test
    void the_tiles_give_the_signed_root() {
        var made = grown(600);
        var head = Checkpoint.parse(get(made, "log/checkpoint")).orElseThrow();
        assertTrue(head.isSignedBy(made.election().manifest().terms().log()));
        assertTrue(head.size() > 2 * Tiles.WIDTH);
        var entries = new ArrayList<byte[]>();
        for (var tile : Tiles.of(Tiles.Name.ENTRIES, head.size())) {
            entries.addAll(
                    Tiles.entries(get(made, "log/" + tile.path()), tile.width()).orElseThrow());
        }
        var tree = new HashTree();
        entries.forEach(entry -> tree.add(TreeHash.leaf(entry)));
        assertEquals(head.root(), MerkleProofs.root(tree, head.size()));
        for (int level = 0; level <= 1; level++) {
            for (var tile : Tiles.of(level, head.size())) {
                assertArrayEquals(Tiles.hashes(tree, tile), get(made, "log/" + tile.path()), tile.path());
            }
        }
    }

    @Test
    void full_tiles_may_be_kept_for_ever_and_the_head_may_not() {
        var made = grown(300);
        cached(made, "log/tile/0/000", "public, max-age=31536000, immutable");
        cached(made, "log/tile/entries/000", "public, max-age=31536000, immutable");
        cached(made, "log/tile/0/001.p/3", "no-cache");
        cached(made, "log/checkpoint", "no-cache");
    }

    @Test
    void d12_a_tile_that_the_tree_does_not_have_is_not_found() {
        var made = grown(300);
        for (var path : List.of(
                "0/001",
                "0/001.p/255",
                "0/002",
                "1/000",
                "1/000.p/2",
                "entries/001",
                "8/000.p/1",
                "63/000.p/1",
                "0/x999/x999/x999/x999/999",
                "0/1",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/256/",
                "x/000",
                "0/../checkpoint")) {
            given().urlEncodingEnabled(false)
                    .get("/e/" + made.log().name().slug() + "/log/tile/" + path)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void the_archive_is_the_record_and_the_same_record_gives_the_same_bytes() throws IOException {
        var made = grown(600);
        var zip = get(made, "record.zip");
        var files = files(zip);
        assertEquals("checkpoint", files.keySet().iterator().next());
        var head = Checkpoint.parse(files.remove("checkpoint")).orElseThrow();
        var tree = new TreeHash();
        for (var tile : Tiles.of(Tiles.Name.ENTRIES, head.size())) {
            Tiles.entries(files.remove(tile.path()), tile.width())
                    .orElseThrow()
                    .forEach(entry -> tree.add(TreeHash.leaf(entry)));
        }
        for (var tile : Tiles.of(0, head.size())) {
            assertArrayEquals(get(made, "log/" + tile.path()), files.remove(tile.path()));
        }
        assertEquals(Map.of(), files);
        assertEquals(head.root(), tree.root());
        assertArrayEquals(zip, get(made, "record.zip"));
        given().get("/e/{slug}/record.zip", made.log().name().slug())
                .then()
                .contentType("application/zip")
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"" + made.log().name().slug() + ".zip\""));
    }

    @Test
    void the_observers_program_takes_the_address_of_the_election_s_page() {
        var made = grown(300);
        var page = root.resolve("/e/" + made.log().name().slug());
        var fingerprint = Fingerprint.of(made.election().id()).toString();
        Verified.valid(page, fingerprint);
        Verified.valid(page + "/log", fingerprint);
    }

    @Test
    void an_empty_log_and_an_unknown_one_have_no_record() {
        var made = boards.create(plan -> plan);
        for (var path : List.of("log/checkpoint", "log/tile/0/000.p/1", "record.zip")) {
            given().get("/e/{slug}/" + path, made.log().name().slug()).then().statusCode(404);
            given().get("/e/nothing-here/" + path).then().statusCode(404).body("code", equalTo("request.not-found"));
        }
    }

    /** An election's log made so long by entries that are lawful at any time. */
    private Made grown(int size) {
        var made = boards.open(plan -> plan.voters(1));
        var disputes = new ArrayList<byte[]>();
        for (int i = disputes.size() + made.election().entries().size(); i < size; i++) {
            disputes.add(made.election()
                    .unsigned(new Entry.Dispute(i - 1, made.election().id(), "q-4-6")));
        }
        boards.write(made, disputes);
        return made;
    }

    private static byte[] get(Made made, String path) {
        return given().urlEncodingEnabled(false)
                .get("/e/" + made.log().name().slug() + "/" + path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static void cached(Made made, String path, String how) {
        given().get("/e/" + made.log().name().slug() + "/" + path)
                .then()
                .statusCode(200)
                .header("Cache-Control", how);
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
