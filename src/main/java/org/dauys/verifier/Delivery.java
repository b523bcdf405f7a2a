package org.dauys.verifier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Posts cosigned notes to the log (spec: L-9), so that a witness needs no address of its own. */
final class Delivery {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NOT_NAMED = "cosignature.unknown-witness";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI place;

    /** What became of a note. */
    enum Outcome {
        TAKEN,
        /** The manifest doesn't name this witness. */
        NOT_NAMED,
        /** The log says no, or takes no notes there. */
        REFUSED,
        UNREACHABLE
    }

    /** @param files under which the log's files are */
    Delivery(URI files) {
        place = files.resolve("cosignatures");
    }

    Outcome post(String note) {
        var request = HttpRequest.newBuilder(place)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("Accept", "application/problem+json")
                .POST(BodyPublishers.ofString(note))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return Outcome.TAKEN;
            }
            return answer.body().contains(NOT_NAMED) ? Outcome.NOT_NAMED : Outcome.REFUSED;
        } catch (IOException away) {
            return Outcome.UNREACHABLE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.UNREACHABLE;
        }
    }
}
