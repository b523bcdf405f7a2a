package org.dauys.verifier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Posts cosigned notes to the log (spec: L-9), so that a witness needs no address of its own. */
final class Delivery {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NOT_NAMED = "cosignature.unknown-witness";

    /** Most bytes of an answer that is read. */
    private static final int MAX_ANSWER = 1 << 16;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private Delivery() {}

    /** What became of a note. */
    enum Outcome {
        TAKEN,
        /** The manifest doesn't name this witness. */
        NOT_NAMED,
        /** The log says no, or takes no notes there. */
        REFUSED,
        UNREACHABLE
    }

    static Outcome post(URI place, String note) {
        var request = HttpRequest.newBuilder(place)
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("Accept", "application/problem+json")
                .POST(BodyPublishers.ofString(note))
                .build();
        try {
            var answer = Exchange.send(CLIENT, request, MAX_ANSWER, PATIENCE);
            return answer.statusCode() / 100 == 2 ? Outcome.TAKEN : refusal(answer.body());
        } catch (IOException away) {
            return Outcome.UNREACHABLE;
        }
    }

    private static Outcome refusal(Optional<byte[]> body) {
        var said = new String(body.orElseGet(() -> new byte[0]), StandardCharsets.UTF_8);
        return said.contains(NOT_NAMED) ? Outcome.NOT_NAMED : Outcome.REFUSED;
    }
}
