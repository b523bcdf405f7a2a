package org.dauys.election.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.dauys.account.Accounts;
import org.dauys.account.StaffKeys;
import org.dauys.board.Board;
import org.dauys.election.Elections;
import org.dauys.election.Freezing;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Proposals;
import org.dauys.election.decision.Publishing;
import org.dauys.platform.Ids;
import org.dauys.platform.Settings;

/** Joins the rules of elections to what keeps and logs for them. */
class Beans {
    @Produces
    @Singleton
    Freezing freezing(Elections elections, Accounts accounts, StaffKeys keys, Board board, Settings settings) {
        return new Freezing(elections, accounts, keys, board, URI.create(settings.url()));
    }

    @Produces
    @Singleton
    Publishing publishing(Elections elections, Board board) {
        return new Publishing(elections, board);
    }

    @Produces
    @Singleton
    Decisions decisions(Proposals proposals, Elections elections, Board board, Ids ids) {
        return new Decisions(proposals, elections, board, ids::fresh);
    }
}
