package org.dauys.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.verifier.Unreadable.Why;

/** A record under an address. What was fetched once is kept in a temporary directory until the end. */
final class WebSource implements RecordSource {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int CHUNK = 1 << 16;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private final URI base;
    private final Temporary kept;

    private WebSource(URI base, Temporary kept) {
        this.base = base;
        this.kept = kept;
    }

    /**
     * An archive if the address ends in {@code .zip}, else the place under which the files are: the address itself, or, where
     * that is an election's page, {@code log/} under it.
     */
    static RecordSource open(URI address) throws Unreadable {
        var path = address.getPath();
        if (path == null || !path.endsWith(".zip")) {
            return files(address);
        }
        var fetched = ChildJvm.fetched();
        return fetched.isPresent()
                ? ArchiveSource.open(fetched.get(), address.toString())
                : archive(new WebSource(address, Temporary.make()));
    }

    /** The place under which the files are: the address itself, or {@code log/} under it. */
    static WebSource files(URI address) throws Unreadable {
        var base = address.toString().endsWith("/") ? address : URI.create(address + "/");
        var web = new WebSource(base, Temporary.make());
        return web.hasHead() ? web : new WebSource(base.resolve("log/"), web.kept);
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
        var judged = read("head", Checkpoint.MAX_LENGTH);
        return judged.isPresent() ? judged : RecordSource.super.head();
    }

    /** Under which the files are. */
    URI base() {
        return base;
    }

    private static RecordSource archive(WebSource web) throws Unreadable {
        try {
            return web.archive();
        } catch (IOException broken) {
            web.close();
            throw new Unreadable(Why.BROKEN, web.base.toString());
        } catch (Unreadable failed) {
            web.close();
            throw failed;
        }
    }

    private RecordSource archive() throws IOException, Unreadable {
        var file = kept.resolve("record.zip");
        try (var in = get(base).orElseThrow(() -> new Unreadable(Why.MISSING, base.toString()));
                var out = Files.newOutputStream(file)) {
            copy(in, out);
        }
        return new Fetched(ArchiveSource.open(file, base.toString()), file, this);
    }

    private void copy(InputStream in, OutputStream out) throws IOException, Unreadable {
        var chunk = new byte[CHUNK];
        long size = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            size += count;
            if (size > MAX_ARCHIVE) {
                throw new Unreadable(Why.TOO_LARGE, base.toString());
            }
            out.write(chunk, 0, count);
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
        var file = kept.resolve(path.replace('/', '_'));
        try {
            if (Files.exists(file)) {
                return Optional.of(Files.readAllBytes(file));
            }
            var found = get(base.resolve(path));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (var in = found.get()) {
                var bytes = RecordSource.bounded(in, max, path);
                Files.write(file, bytes);
                return Optional.of(bytes);
            }
        } catch (IOException broken) {
            throw new Unreadable(Why.BROKEN, path);
        }
    }

    private Optional<InputStream> get(URI address) throws Unreadable, IOException {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        HttpResponse<InputStream> response;
        try {
            response = CLIENT.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreadable(Why.BROKEN, address.toString());
        }
        if (response.statusCode() == OK) {
            return Optional.of(response.body());
        }
        response.body().close();
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        throw new Unreadable(Why.BROKEN, address.toString());
    }

    @Override
    public void close() {
        kept.close();
    }
}
