package org.dauys.booth.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.junit.jupiter.api.Test;

/** Bodies that never end, by which a sender hopes to fill the memory. */
@QuarkusTest
class HeavyBodiesTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int WANTED = 100 * MEGABYTE;
    private static final int AT_ONCE = 4;

    /** A length is wanted, or the one that was told is too large. */
    private static final Set<String> REFUSED = Set.of("", "HTTP/1.1 411", "HTTP/1.1 413");

    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    @Test
    void a19_of_a_body_without_end_nothing_is_kept_and_others_vote_meanwhile() {
        var made = boards.open(plan -> plan.voters(2));
        Cast.taken(made, "ballots", made.election().voter(0).cast(Cast.CHOICE));
        long before = used();
        var senders = new ArrayList<CompletableFuture<String>>();
        for (var path : List.of("ballots", "audits", "disputes", "sign-in")) {
            for (int i = 0; i < AT_ONCE; i++) {
                senders.add(CompletableFuture.supplyAsync(() -> endless(made, path)));
            }
        }
        Cast.taken(made, "ballots", made.election().voter(1).cast(Cast.CHOICE));
        for (var sender : senders) {
            assertTrue(REFUSED.contains(sender.join()), sender.join());
        }
        assertTrue(used() - before < 16L * MEGABYTE, "kept");
        assertEquals(2, made.log().snapshot().counts().cast());
    }

    /** What the service answered; nothing where it only hung up. */
    private String endless(Made made, String path) {
        int bytes = 0;
        try (var socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            var type = path.equals("sign-in") ? "application/json" : "application/octet-stream";
            out.write(("POST /e/" + made.log().name().slug() + "/" + path + " HTTP/1.1\r\nHost: " + root.getAuthority()
                            + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: " + type
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var chunk = new byte[1 << 16];
            try {
                while (bytes < WANTED) {
                    out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.write(chunk);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    bytes += chunk.length;
                }
            } catch (IOException hungUp) {
                return answer(socket);
            }
            return answer(socket);
        } catch (IOException gone) {
            return "";
        }
    }

    private static String answer(Socket socket) {
        try {
            var start = socket.getInputStream().readNBytes(12);
            return new String(start, StandardCharsets.US_ASCII);
        } catch (IOException gone) {
            return "";
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
