package org.dauys.roll;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.dauys.account.Token;
import org.dauys.board.store.ServiceElection;
import org.dauys.election.draft.DraftFile;
import org.dauys.election.draft.Drafts;
import org.dauys.testing.TestPostgres.Database;

/**
 * Who may vote in a {@link ServiceElection}, in the database of the service that runs in another process: lines of a roll, and for
 * each a browser in which the member is signed in.
 */
public final class ServiceRoll {
    private final Database database;
    private final UUID election;
    private final List<UUID> lines;
    private final List<Token> sessions;

    private ServiceRoll(Database database, UUID election, int members) {
        var random = new SecureRandom();
        this.database = database;
        this.election = election;
        this.lines = Stream.generate(UUID::randomUUID).limit(members).toList();
        this.sessions =
                Stream.generate(() -> Token.fresh(random)).limit(members).toList();
    }

    /** With so many members. */
    public static ServiceRoll of(Database database, ServiceElection election, int members) {
        var roll = new ServiceRoll(database, election.id().value(), members);
        try (var connection = database.connect()) {
            roll.insert(connection, election.slug());
            return roll;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What the browser of the member with this number, from 0, sends along. */
    public String cookie(int member) {
        return "dauys-member=" + sessions.get(member).text();
    }

    /** How many members are marked as having taken part. */
    public int marks() {
        try (var connection = database.connect();
                var query = connection.prepareStatement("select count(*) from roll_participation where election = ?")) {
            query.setObject(1, election);
            try (var found = query.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void insert(Connection connection, String slug) throws SQLException {
        try (var entry = connection.prepareStatement(
                        "insert into election (id, slug, draft, version, created_at) values (?, ?, ?, 1, now())");
                var roll = connection.prepareStatement("insert into roll (election) values (?)")) {
            entry.setObject(1, election);
            entry.setString(2, slug);
            entry.setString(3, DraftFile.stored(Drafts.complete()));
            entry.executeUpdate();
            roll.setObject(1, election);
            roll.executeUpdate();
        }
        for (int member = 0; member < lines.size(); member++) {
            insertMember(connection, member);
        }
    }

    private void insertMember(Connection connection, int member) throws SQLException {
        try (var line = connection.prepareStatement(
                        "insert into roll_line (id, election, card, card_folded, name, name_folded, email, phone, language,"
                                + " organisation) values (?, ?, ?, ?, 'Мүше', 'мүше', '', '', 'kk', '')");
                var session = connection.prepareStatement(
                        "insert into member_session (token_hash, election, line, until) values (?, ?, ?, ?)")) {
            line.setObject(1, lines.get(member));
            line.setObject(2, election);
            line.setString(3, "card-" + member);
            line.setString(4, "card-" + member);
            line.executeUpdate();
            session.setBytes(1, sessions.get(member).hash().encode());
            session.setObject(2, election);
            session.setObject(3, lines.get(member));
            session.setTimestamp(4, Timestamp.from(Instant.now().plus(Duration.ofHours(1))));
            session.executeUpdate();
        }
    }
}
