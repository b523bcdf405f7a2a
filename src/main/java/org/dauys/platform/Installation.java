package org.dauys.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;

/**
 * Binds a database to the master key with which it was first started. A node with another key would seal what the others can't open
 * and sign what they refuse, so it doesn't start.
 */
@Singleton
public class Installation {
    /** Before anything reads or writes what the key protects. */
    private static final int FIRST = -3;

    private static final int LENGTH = 32;

    private static final String OTHER_KEY = """
            This database belongs to an installation with another master key: this node could read nothing that is sealed in it.
            Copy the master key of the node that was started first (DIR/keys/master.key in its --data=DIR) and name the copy in DAUYS_NODE_MASTER_KEY_FILE;
            or take another, empty database.
            """;

    private final DataSource database;
    private final byte[] check;

    @Inject
    Installation(DataSource database, MasterKey master) {
        this.database = database;
        this.check = master.derive("installation", new byte[0], LENGTH);
    }

    /** What the table {@code dauys_installation} of this installation's database holds, and of no other's. */
    public byte[] check() {
        return check.clone();
    }

    void look(@Observes @Priority(FIRST) StartupEvent starting) throws SQLException {
        try (var connection = database.getConnection();
                var first = connection.prepareStatement(
                        "insert into dauys_installation (key_check) values (?) on conflict do nothing");
                var query = connection.prepareStatement("select key_check from dauys_installation")) {
            first.setBytes(1, check);
            first.executeUpdate();
            try (var found = query.executeQuery()) {
                if (!found.next() || !Arrays.equals(found.getBytes(1), check)) {
                    throw new CannotStart(OTHER_KEY);
                }
            }
        }
    }
}
