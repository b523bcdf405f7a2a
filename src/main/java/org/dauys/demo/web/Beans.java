package org.dauys.demo.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.dauys.account.Accounts;
import org.dauys.account.StaffKeys;
import org.dauys.board.Board;
import org.dauys.booth.Participation;
import org.dauys.demo.Demo;
import org.dauys.demo.DemoSecrets;
import org.dauys.election.Elections;
import org.dauys.election.Freezing;
import org.dauys.election.decision.Decisions;
import org.dauys.platform.MasterKey;
import org.dauys.roll.RollImports;
import org.dauys.roll.Rolls;

/** Joins the demonstration to the parts of the service with which it is made. */
class Beans {
    @Produces
    @Singleton
    DemoSecrets secrets(MasterKey master) {
        return new DemoSecrets(master);
    }

    @Produces
    @Singleton
    Demo demo(Demo.Parts parts, DemoSecrets secrets, SecureRandom random) {
        return new Demo(parts, secrets, random);
    }

    @Produces
    @Singleton
    Demo.Parts parts(
            Accounts accounts,
            StaffKeys keys,
            Elections elections,
            Freezing freezing,
            Decisions decisions,
            Rolls rolls,
            RollImports imports,
            Board board,
            Participation participation) {
        return new Demo.Parts(accounts, keys, elections, freezing, decisions, rolls, imports, board, participation);
    }
}
