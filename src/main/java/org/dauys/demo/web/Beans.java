package org.dauys.demo.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.dauys.account.Accounts;
import org.dauys.account.StaffKeys;
import org.dauys.board.Board;
import org.dauys.booth.Participation;
import org.dauys.demo.Secrets;
import org.dauys.demo.Story;
import org.dauys.election.Elections;
import org.dauys.election.Freezing;
import org.dauys.election.decision.Decisions;
import org.dauys.platform.MasterKey;
import org.dauys.roll.RollImports;
import org.dauys.roll.Rolls;

/** Joins the story to the parts of the service in which it is played. */
class Beans {
    @Produces
    @Singleton
    Secrets secrets(MasterKey master) {
        return new Secrets(master);
    }

    @Produces
    @Singleton
    Story story(Story.Offices offices, Secrets secrets, SecureRandom random) {
        return new Story(offices, secrets, random);
    }

    @Produces
    @Singleton
    Story.Offices offices(
            Accounts accounts,
            StaffKeys keys,
            Elections elections,
            Freezing freezing,
            Decisions decisions,
            Rolls rolls,
            RollImports imports,
            Board board,
            Participation participation) {
        return new Story.Offices(accounts, keys, elections, freezing, decisions, rolls, imports, board, participation);
    }
}
