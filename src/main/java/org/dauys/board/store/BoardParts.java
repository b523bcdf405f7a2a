package org.dauys.board.store;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.dauys.board.Board;
import org.dauys.board.CheckpointStore;
import org.dauys.board.EntryStore;
import org.dauys.board.KeyRing;
import org.dauys.board.Turnstile;
import org.dauys.board.WitnessCalls;
import org.dauys.board.WitnessStore;
import org.dauys.platform.Installation;
import org.dauys.platform.Settings;
import org.dauys.protocol.msm.ScalarEngine;
import org.dauys.protocol.proof.Batch;
import org.dauys.protocol.record.EntryCheck;

/** Puts the board together from its parts on this node. */
class BoardParts {
    @Produces
    @Singleton
    CheckpointStore checkpoints(BoardSettings board, Settings node, Installation installation) {
        return board.checkpointDatabase()
                .<CheckpointStore>map(database -> new CheckpointDatabase(database, installation.check()))
                .orElseGet(
                        () -> new CheckpointDirectory(board.checkpoints().orElse(Path.of(node.data(), "checkpoints"))));
    }

    @Produces
    @Singleton
    Board board(
            EntryStore entries,
            CheckpointStore checkpoints,
            KeyRing keys,
            WitnessCalls witnesses,
            WitnessStore cosigned,
            BoardSettings settings,
            SecureRandom random) {
        var check = new EntryCheck(new Batch(new ScalarEngine().orBouncyCastle(), random));
        var turnstile = new Turnstile(Runtime.getRuntime().availableProcessors(), settings.waiting());
        return new Board(entries, checkpoints, keys, check, turnstile, witnesses, cosigned, settings.memory());
    }
}
