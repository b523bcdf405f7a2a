package org.dauys.board.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How this node keeps public logs. */
@ConfigMapping(prefix = "dauys.board")
interface BoardSettings {
    /** The directory of the last signed checkpoints, if not in the node's own; all nodes over one database need the same. */
    Optional<Path> checkpoints();

    /** A PostgreSQL for the last signed checkpoints instead of a directory, for nodes on several machines. */
    Optional<Database> checkpointDatabase();

    /** How to reach it. Not the database of the entries: a restore of that must not touch this one. */
    interface Database {
        /** {@code jdbc:postgresql://…} */
        String url();

        Optional<String> username();

        Optional<String> password();
    }

    /** How many ballots may wait for their check before more are turned away. Each holds a worker thread. */
    @WithDefault("120")
    int waiting();

    /** How many logs are kept in memory; one of 350,000 ballots with ten options takes about 150 MB. */
    @WithDefault("16")
    int memory();
}
