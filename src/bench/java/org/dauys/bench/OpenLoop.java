package org.dauys.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends prepared requests at fixed times, whether or not earlier ones have been answered, as voters do. A latency counts from
 * the time at which its request was due, so a server that stalls can't hide it by being asked less.
 */
final class OpenLoop {
    private static final int NO_ANSWER = 0;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final URI address;

    OpenLoop(URI address) {
        this.address = address;
    }

    /** @param status of HTTP; 0 if there was no answer */
    record Answer(int status, Duration latency) {
        boolean isGood() {
            return status == 200;
        }
    }

    List<Answer> send(List<byte[]> bodies, double perSecond) {
        var answers = new ArrayList<CompletableFuture<Answer>>(bodies.size());
        long start = System.nanoTime();
        for (int i = 0; i < bodies.size(); i++) {
            long due = start + (long) (i * 1e9 / perSecond);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            answers.add(post(bodies.get(i), due));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Answer> post(byte[] body, long due) {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/octet-stream")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.sendAsync(request, BodyHandlers.discarding())
                .handle((response, broken) -> new Answer(
                        response == null ? NO_ANSWER : response.statusCode(),
                        Duration.ofNanos(System.nanoTime() - due)));
    }
}
