package org.dauys.board.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dauys.board.BoardId;
import org.dauys.platform.MasterKeys;
import org.dauys.protocol.log.TreeHash;
import org.dauys.testing.TestElection;
import org.dauys.testing.TestPlan;
import org.dauys.testing.TestPostgres.Database;

/**
 * An open election in the database of a service that runs in another process, written there as that service would: by the keys of
 * its master key, unsigned, as a crash leaves it.
 */
public record ServiceElection(BoardId id, String slug, TestElection election) {
    /** @param database with the service's tables in it */
    public static ServiceElection open(Database database, Path masterKey, UnaryOperator<TestPlan> plan) {
        var id = new BoardId(UUID.randomUUID());
        var slug = "e-" + id.value();
        var origin = "dauys.example/e/" + slug;
        var keys = new DerivedKeys(MasterKeys.at(masterKey)).of(id);
        var election = TestElection.of(plan.apply(new TestPlan(keys.logKey(origin), keys.receiptKey())));
        try {
            insert(database, id, slug, origin, election);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return new ServiceElection(id, slug, election);
    }

    /** Where a part of it is served. */
    public String path(String part) {
        return "/e/" + slug + "/" + part;
    }

    private static void insert(Database database, BoardId id, String slug, String origin, TestElection election)
            throws SQLException {
        try (var connection = database.connect();
                var log = connection.prepareStatement(
                        "insert into board_log (id, slug, origin, size, witnesses) values (?, ?, ?, ?, ?)");
                var entry = connection.prepareStatement(
                        "insert into board_entry (log_id, index, kind, bytes, leaf) values (?, ?, ?, ?, ?)")) {
            log.setObject(1, id.value());
            log.setString(2, slug);
            log.setString(3, origin);
            log.setLong(4, election.entries().size());
            log.setInt(5, election.manifest().terms().witnesses().keys().size());
            log.executeUpdate();
            int index = 0;
            for (var bytes : election.entries()) {
                add(entry, id, index++, bytes);
            }
            entry.executeBatch();
        }
    }

    private static void add(PreparedStatement entry, BoardId id, long index, byte[] bytes) throws SQLException {
        var line = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", 2)[0];
        entry.setObject(1, id.value());
        entry.setLong(2, index);
        entry.setString(3, line.substring("dauys/v1 ".length()));
        entry.setBytes(4, bytes);
        entry.setBytes(5, TreeHash.leaf(bytes).encode());
        entry.addBatch();
    }
}
