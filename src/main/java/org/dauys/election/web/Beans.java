package org.dauys.election.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Base64;
import org.dauys.account.Accounts;
import org.dauys.account.StaffKeys;
import org.dauys.board.Board;
import org.dauys.election.Elections;
import org.dauys.election.Freezing;
import org.dauys.election.decision.Decisions;
import org.dauys.election.decision.Proposals;
import org.dauys.election.decision.Publishing;
import org.dauys.platform.Assets;
import org.dauys.platform.Ids;
import org.dauys.platform.Settings;
import org.dauys.protocol.transcript.Hash;

/** Joins the rules of elections to what keeps and logs for them. */
class Beans {
    private static final String SHA_256 = "sha256-";

    @Produces
    @Singleton
    Freezing freezing(
            Elections elections, Accounts accounts, StaffKeys keys, Board board, Settings settings, Assets assets) {
        return new Freezing(elections, accounts, keys, board, URI.create(settings.url()), () -> booth(assets));
    }

    /** The hash of this release's saved booth page, as the web build stated it. */
    private static Hash booth(Assets assets) {
        var stated = assets.get("booth.html").integrity();
        return Hash.decode(Base64.getDecoder().decode(stated.substring(SHA_256.length())))
                .orElseThrow();
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
