package org.dauys.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A question over HTTP whose whole answer has to come in time and be no longer than is lawful, whoever answers. */
final class Exchange {
    private Exchange() {}

    /** @return with the body; empty where that is longer than {@code max} */
    static HttpResponse<Optional<byte[]>> send(HttpClient client, HttpRequest request, int max, Duration patience)
            throws IOException {
        var answer = client.sendAsync(request, headers -> new Bounded(max));
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException(request.uri().toString());
        } catch (ExecutionException broken) {
            throw new IOException(broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            answer.cancel(true);
        }
    }

    /** Hangs up when it has had enough. */
    private static final class Bounded implements BodySubscriber<Optional<byte[]>> {
        private final int max;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Optional<byte[]>> body = new CompletableFuture<>();
        private Optional<Subscription> subscription = Optional.empty();

        Bounded(int max) {
            this.max = max;
        }

        @Override
        public CompletionStage<Optional<byte[]>> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Subscription begun) {
            subscription = Optional.of(begun);
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            if (body.isDone()) {
                return;
            }
            for (var part : parts) {
                var next = new byte[part.remaining()];
                part.get(next);
                bytes.writeBytes(next);
            }
            if (bytes.size() > max) {
                subscription.ifPresent(Subscription::cancel);
                body.complete(Optional.empty());
            }
        }

        @Override
        public void onError(Throwable broken) {
            body.completeExceptionally(broken);
        }

        @Override
        public void onComplete() {
            body.complete(Optional.of(bytes.toByteArray()));
        }
    }
}
