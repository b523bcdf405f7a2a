package org.dauys.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final int LENGTH = 100_000;

    @Test
    void an_answer_is_no_longer_than_is_lawful() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, LENGTH);
                exchange.getResponseBody().write(new byte[LENGTH]);
            }
        });
        server.start();
        try {
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            for (int max : new int[] {LENGTH, LENGTH - 1}) {
                var answer = Exchange.send(
                        HttpClient.newHttpClient(),
                        HttpRequest.newBuilder(address).build(),
                        max,
                        Duration.ofSeconds(20));
                assertEquals(
                        max == LENGTH ? Optional.of(LENGTH) : Optional.empty(),
                        answer.body().map(body -> body.length));
            }
        } finally {
            server.stop(0);
        }
    }
}
