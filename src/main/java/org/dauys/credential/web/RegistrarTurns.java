package org.dauys.credential.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.dauys.board.Board;
import org.dauys.credential.RegistrarTurn;
import org.dauys.election.ElectionId;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.record.Stage;
import org.dauys.roll.Rolls;

/** Where elections stand for their registrars. */
@Singleton
class RegistrarTurns {
    private final Board board;
    private final Rolls rolls;

    @Inject
    RegistrarTurns(Board board, Rolls rolls) {
        this.board = board;
        this.rolls = rolls;
    }

    /** Empty while the election is a draft, and where the platform makes the codes. */
    Optional<RegistrarTurn> of(ElectionId election) {
        return board.stage(election.log())
                .filter(RegistrarTurns::hasRegistrar)
                .map(stage ->
                        RegistrarTurn.in(stage, rolls.roll(election).frozen().isPresent()));
    }

    private static boolean hasRegistrar(Stage stage) {
        return stage.election()
                .filter(election -> election.manifest().terms().issuer() instanceof Issuer.Registrar)
                .isPresent();
    }
}
