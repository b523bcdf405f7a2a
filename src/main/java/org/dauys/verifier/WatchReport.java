package org.dauys.verifier;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.TwoHistories;

/** What a witness tells the person who runs it: what is new, once. */
final class WatchReport {
    private final Main main;
    private final Words words;
    private final String of;
    private String last = "";

    /** @param of what stands before each line, where several logs are watched */
    WatchReport(Main main, String of) {
        this.main = main;
        this.words = main.words();
        this.of = of;
    }

    void begins(LogIdentity identity, NoteKey key, boolean expected) {
        say(words.get("watch.log", identity.log().name(), identity.fingerprint()));
        if (!expected) {
            say(words.get("watch.unexpected", identity.fingerprint()));
        }
        say(words.get("watch.witness", key.vkey()));
    }

    void cosigned(Instant now, Checkpoint head) {
        news(words.get(
                "watch.cosigned",
                now.truncatedTo(ChronoUnit.SECONDS),
                Long.toString(head.size()),
                head.root().hex()));
    }

    void delivered(Delivery.Outcome outcome) {
        say(words.get("watch." + outcome.name().toLowerCase(Locale.ROOT)));
    }

    void same() {
        news(words.get("watch.same"));
    }

    void declined(Checkpoint head) {
        news(words.get("watch.declined", Long.toString(head.size())));
    }

    void behind(long size, long known) {
        news(words.get("watch.behind", Long.toString(size), Long.toString(known)));
    }

    void away(Unreadable why) {
        var text = words.get("unreadable." + why.why(), why.what());
        if (!text.equals(last)) {
            last = text;
            main.tell(of + text);
        }
    }

    /** Loud: nothing after this is worth reading. Whole where it could not be kept. */
    void contradiction(TwoHistories shown, Optional<Path> file) {
        say("");
        say("!!! " + words.get("watch.two"));
        say("!!! " + file.map(kept -> words.get("watch.evidence", kept)).orElseGet(() -> words.get("watch.unkept")));
        if (file.isEmpty()) {
            main.say(new String(shown.encode(), StandardCharsets.UTF_8));
        }
    }

    /** Loud, but it may be somebody's mistake. */
    void mistaken(Path file) {
        news("!!! " + words.get("watch.tiles", file));
    }

    /** What a witness says that has seen a contradiction before. */
    void refuses(Path evidence) {
        say("!!! " + words.get("watch.refuses", evidence));
    }

    private void news(String text) {
        if (!text.equals(last)) {
            last = text;
            say(text);
        }
    }

    private void say(String text) {
        main.say(of + text);
    }
}
