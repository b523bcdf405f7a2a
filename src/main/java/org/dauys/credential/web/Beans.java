package org.dauys.credential.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.dauys.board.Board;
import org.dauys.credential.Issuances;
import org.dauys.credential.Issuing;
import org.dauys.credential.LetterSheets;
import org.dauys.platform.Ids;
import org.dauys.roll.Rolls;

/** Joins the rules of codes to what keeps, prints and logs for them. */
class Beans {
    @Produces
    @Singleton
    Issuing issuing(Rolls rolls, Board board, Issuances issuances, LetterSheets layout, SecureRandom random, Ids ids) {
        return new Issuing(rolls, board, issuances, layout, random, ids::fresh);
    }
}
