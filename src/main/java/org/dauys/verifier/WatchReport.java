package org.dauys.verifier;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.dauys.protocol.log.Checkpoint;
import org.dauys.protocol.log.Evidence;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.TwoHistories;

/** What a witness tells the person who runs it: what is new, once. */
final class WatchReport {
    private final Main main;
    private final Words words;
    private String last = "";

    WatchReport(Main main) {
        this.main = main;
        this.words = main.words();
    }

    void begins(LogIdentity identity, NoteKey key, boolean expected) {
        main.say(words.get("watch.log", identity.log().name(), identity.fingerprint()));
        if (!expected) {
            main.say(words.get("watch.unexpected", identity.fingerprint()));
        }
        main.say(words.get("watch.witness", key.vkey()));
    }

    void listens(InetSocketAddress address) {
        main.say(words.get("watch.listens", address.getHostString() + ":" + address.getPort()));
    }

    void cosigned(Instant now, Checkpoint head) {
        news(words.get(
                "watch.cosigned",
                now.truncatedTo(ChronoUnit.SECONDS),
                Long.toString(head.size()),
                head.root().hex()));
    }

    void delivered(Delivery.Outcome outcome) {
        main.say(words.get("watch." + outcome.name().toLowerCase(Locale.ROOT)));
    }

    void same() {
        news(words.get("watch.same"));
    }

    void behind(long size, long known) {
        news(words.get("watch.behind", Long.toString(size), Long.toString(known)));
    }

    void away(Unreadable why) {
        var text = words.get("unreadable." + why.why(), why.what());
        if (!text.equals(last)) {
            last = text;
            main.tell(text);
        }
    }

    /** Loud: nothing after this is worth reading. */
    void contradiction(Evidence evidence, Path file) {
        main.say("");
        main.say("!!! " + words.get(evidence instanceof TwoHistories ? "watch.two" : "watch.tiles"));
        main.say("!!! " + words.get("watch.evidence", file));
    }

    /** What a witness says that has seen a contradiction before; gives the exit status. */
    int refuses(Path evidence) {
        main.say("!!! " + words.get("watch.refuses", evidence));
        return Watching.CONTRADICTED;
    }

    private void news(String text) {
        if (!text.equals(last)) {
            last = text;
            main.say(text);
        }
    }
}
