package org.dauys.board.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dauys.board.WitnessCalls;
import org.dauys.platform.CannotStart;
import org.dauys.protocol.log.AddCheckpoint;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.transcript.Hash;

/** Calls witnesses over HTTP: configured addresses only, no redirects, short answers, within seconds. */
@ApplicationScoped
class HttpWitnesses implements WitnessCalls {
    /** For a whole answer, not only for its beginning. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Whoever was away is not tried again for so long. */
    private static final Duration REST = Duration.ofSeconds(30);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String MALFORMED = """
            DAUYS_WITNESS_ADDRESSES names no witness in "%s": each is a name as in manifests, =, and its address, such as
            observers.example.org/almaty=https://witness.example.org/dauys
            """;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, URI> addresses = new TreeMap<>();
    private final Map<String, Instant> away = new ConcurrentHashMap<>();
    private final Clock clock;

    @Inject
    HttpWitnesses(WitnessSettings settings, Clock clock) {
        this.clock = clock;
        settings.addresses().stream().flatMap(List::stream).forEach(this::read);
    }

    private void read(String setting) {
        int end = setting.indexOf('=');
        try {
            var address = URI.create(setting.substring(end + 1).strip().replaceFirst("/*$", "/"));
            if (end < 1 || address.getHost() == null || !Set.of("http", "https").contains(address.getScheme())) {
                throw new CannotStart(MALFORMED.formatted(setting));
            }
            addresses.put(setting.substring(0, end).strip(), address);
        } catch (IllegalArgumentException noAddress) {
            throw new CannotStart(MALFORMED.formatted(setting));
        }
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(addresses.keySet());
    }

    @Override
    public Optional<Answer> add(String witness, AddCheckpoint request) {
        var body = BodyPublishers.ofByteArray(request.encode());
        return send(witness, "add-checkpoint", builder -> builder.POST(body)).join();
    }

    @Override
    public Map<String, Optional<String>> lastHeads(Set<String> witnesses, String origin) {
        var path = Hash.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex() + "/checkpoint";
        var asked = witnesses.stream()
                .collect(
                        Collectors.toMap(witness -> witness, witness -> send(witness, path, HttpRequest.Builder::GET)));
        return asked.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().join().flatMap(HttpWitnesses::head)));
    }

    /** No head is an answer, too. */
    private static Optional<String> head(Answer answer) {
        return switch (answer.status()) {
            case OK -> Optional.of(answer.body());
            case NOT_FOUND -> Optional.of("");
            default -> Optional.empty();
        };
    }

    /** What is asked of a builder. */
    private interface Method {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }

    private CompletableFuture<Optional<Answer>> send(String witness, String path, Method method) {
        var address = addresses.get(witness);
        if (address == null || isResting(witness)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var request = method.of(HttpRequest.newBuilder(address.resolve(path)));
        var sent = client.sendAsync(request.build(), answer -> new Beginning(Checkpoint.MAX_LENGTH));
        return sent.thenApply(HttpWitnesses::answer)
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(broken -> {
                    sent.cancel(true); // the connection too, where an answer began and did not end
                    away.put(witness, clock.instant().plus(REST));
                    return Optional.empty();
                });
    }

    private boolean isResting(String witness) {
        return away.getOrDefault(witness, Instant.MIN).isAfter(clock.instant());
    }

    private static Optional<Answer> answer(HttpResponse<byte[]> response) {
        return Optional.of(new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8)));
    }
}
