package org.dauys.verifier;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.dauys.protocol.log.NoteKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes the key with which an observer signs partial verdicts (spec: 15). */
@Command(
        name = "observer-key",
        mixinStandardHelpOptions = true,
        description =
                "Makes a key for --range in a new file, and prints the line by which others trust it (combine --trust).")
final class ObserverKeyCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main parent;

    @Parameters(index = "0", paramLabel = "FILE", description = "Where the key is kept.")
    private Path file = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            description = "Who you are, without spaces: observers.example.org/almaty.")
    private String name = "";

    @Override
    public Integer call() {
        var main = Objects.requireNonNull(parent);
        try {
            main.say(KeyFile.make(file, name, NoteKey.Use.OBSERVER).vkey());
            main.tell(main.words().get("observer.key"));
            return Verdict.VALID.exit();
        } catch (Unreadable unreadable) {
            main.say(unreadable);
            return Verdict.COULD_NOT_RUN.exit();
        }
    }
}
