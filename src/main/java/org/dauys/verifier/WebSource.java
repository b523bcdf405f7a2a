package org.dauys.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.verifier.Unreadable.Why;

/**
 * A record under an address. What was fetched once is kept in a temporary directory until the end: ballots that others replaced are
 * read again, from nearly every tile.
 */
final class WebSource implements RecordSource {
    /** For an answer to begin. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** For all of it, over a slow line. */
    private static final Duration WHOLE = Duration.ofMinutes(5);

    private static final int OK = 200;
    /** What servers say where there is nothing; stores of files forbid it. */
    private static final Set<Integer> NOTHING = Set.of(403, 404, 410);

    private static final int CHUNK = 1 << 16;
    private static final String ARCHIVE = "record.zip";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private final URI base;
    private final Temporary kept;
    private final Deadline deadline;
    private URI head;

    private WebSource(URI base, Temporary kept, Deadline deadline) {
        this.base = base;
        this.kept = kept;
        this.deadline = deadline;
        this.head = base.resolve(CHECKPOINT);
    }

    /**
     * An archive if the address ends in {@code .zip}, else the place under which the files are: the address itself, or, where
     * that is an election's page, {@code log/} under it.
     */
    static RecordSource open(URI address) throws Unreadable {
        var path = address.getPath();
        if (path == null || !path.endsWith(".zip")) {
            return files(address, Deadline.NONE);
        }
        var fetched = ChildJvm.fetched();
        return fetched.isPresent()
                ? ArchiveSource.open(fetched.get(), address.toString())
                : archive(address, Temporary.make(), Pace.USUAL);
    }

    /**
     * The place under which the files are: the address itself, or {@code log/} under it.
     *
     * @param deadline for all that is read of it
     */
    static WebSource files(URI address, Deadline deadline) throws Unreadable {
        return files(address, deadline, Temporary.make());
    }

    /** @param kept where what is fetched goes; closed in the end */
    static WebSource files(URI address, Deadline deadline, Temporary kept) throws Unreadable {
        var base = address.toString().endsWith("/") ? address : URI.create(address + "/");
        var web = new WebSource(base, kept, deadline);
        return web.hasHead() ? web : new WebSource(base.resolve("log/"), web.kept, deadline);
    }

    private boolean hasHead() throws Unreadable {
        try {
            return read(CHECKPOINT, Checkpoint.MAX_LENGTH).isPresent();
        } catch (Unreadable failed) {
            close();
            throw failed;
        }
    }

    /** Of a service the newest head with the quorum of witnesses, while the public one goes on (spec: L-13). */
    @Override
    public Optional<byte[]> head() throws Unreadable {
        var confirmed = confirmed();
        return confirmed.isPresent() ? confirmed : RecordSource.super.head();
    }

    /** A mirror may have a page of its own in place of what it doesn't have. */
    private Optional<byte[]> confirmed() throws Unreadable {
        try {
            return read("head", Checkpoint.MAX_LENGTH)
                    .filter(bytes -> Checkpoint.parse(bytes).isPresent());
        } catch (Unreadable unlike) {
            if (unlike.why() == Why.TOO_LARGE) {
                return Optional.empty();
            }
            throw unlike;
        }
    }

    /** Under which the files are. */
    URI base() {
        return base;
    }

    /**
     * Where the log takes cosignatures: beside the checkpoint, also where that has moved, but on no other host: nobody who is asked for a
     * file shall make us post to somebody else.
     */
    URI cosignatures() {
        boolean same = base.getHost().equalsIgnoreCase(head.getHost());
        return (same ? head : base.resolve(CHECKPOINT)).resolve("cosignatures");
    }

    /** @param pace at which it has to come */
    static RecordSource archive(URI address, Temporary kept, Pace pace) throws Unreadable {
        var web = new WebSource(address, kept, Deadline.NONE);
        try {
            return web.archive(pace);
        } catch (IOException broken) {
            web.close();
            throw new Unreadable(Why.BROKEN, web.base.toString());
        } catch (Unreadable failed) {
            web.close();
            throw failed;
        }
    }

    private RecordSource archive(Pace pace) throws IOException, Unreadable {
        try (var in = pace.of(get(base).orElseThrow(() -> new Unreadable(Why.MISSING, base.toString())))) {
            copy(in);
        }
        var file = kept.resolve(ARCHIVE);
        return new Fetched(ArchiveSource.open(file, base.toString()), file, this);
    }

    private void copy(InputStream in) throws IOException, Unreadable {
        var chunk = new byte[CHUNK];
        long size = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            size += count;
            if (size > MAX_ARCHIVE) {
                throw new Unreadable(Why.TOO_LARGE, base.toString());
            }
            kept.append(ARCHIVE, Arrays.copyOf(chunk, count));
        }
    }

    /** An archive that was fetched, and where it is kept. */
    private record Fetched(ArchiveSource archive, Path file, WebSource kept) implements RecordSource {
        @Override
        public Optional<Path> fetched() {
            return Optional.of(file);
        }

        @Override
        public Optional<byte[]> read(String path, int max) throws Unreadable {
            return archive.read(path, max);
        }

        @Override
        public void close() {
            archive.close();
            kept.close();
        }
    }

    @Override
    public Optional<byte[]> read(String path, int max) throws Unreadable {
        var name = path.replace('/', '_');
        try {
            var known = kept.read(name);
            var found = known.isPresent() ? known : fetch(path, max);
            if (known.isEmpty() && found.isPresent()) {
                kept.write(name, found.get());
            }
            return found;
        } catch (IOException broken) {
            throw new Unreadable(Why.BROKEN, path);
        }
    }

    private Optional<byte[]> fetch(String path, int max) throws IOException, Unreadable {
        var answer = Exchange.send(CLIENT, request(base.resolve(path)), max, deadline.left(WHOLE));
        if (!isThere(answer)) {
            return Optional.empty();
        }
        if (path.equals(CHECKPOINT)) {
            head = answer.uri();
        }
        return Optional.of(answer.body().orElseThrow(() -> new Unreadable(Why.TOO_LARGE, path)));
    }

    private static HttpRequest request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
    }

    private static boolean isThere(HttpResponse<?> answer) throws Unreadable {
        if (answer.statusCode() != OK && !NOTHING.contains(answer.statusCode())) {
            throw new Unreadable(Why.BROKEN, answer.uri().toString());
        }
        return answer.statusCode() == OK;
    }

    private Optional<InputStream> get(URI address) throws Unreadable, IOException {
        HttpResponse<InputStream> response;
        try {
            response = CLIENT.send(request(address), BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreadable(Why.BROKEN, address.toString());
        }
        if (response.statusCode() == OK) {
            return Optional.of(response.body());
        }
        response.body().close();
        isThere(response);
        return Optional.empty();
    }

    @Override
    public boolean isServed() {
        return true;
    }

    @Override
    public void close() {
        kept.close();
    }
}
