package org.dauys.verifier;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.verifier.Unreadable.Why;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the fingerprint of a record's election, without verifying anything. */
@Command(
        name = "fingerprint",
        mixinStandardHelpOptions = true,
        description = "Prints the fingerprint of the election in a record. Verifies nothing.")
final class FingerprintCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Main parent;

    @Parameters(index = "0", paramLabel = "RECORD", description = "Directory, archive, or http(s) address of a record.")
    private String record = "";

    @Override
    public Integer call() {
        var main = Objects.requireNonNull(parent);
        try (var source = RecordSource.open(record)) {
            var tiles = TiledRecord.open(source);
            if (tiles.size() == 0 || tiles.bundle(0).entries().isEmpty()) {
                throw new Unreadable(Why.MALFORMED, "checkpoint");
            }
            main.say(Fingerprint.of(TreeHash.leaf(tiles.entry(0))).toString());
            return Verdict.VALID.exit();
        } catch (Unreadable unreadable) {
            main.say(unreadable);
            return Verdict.COULD_NOT_RUN.exit();
        }
    }
}
