package org.dauys.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What this node is told at start. */
@ConfigMapping(prefix = "dauys.node")
public interface Settings {
    /** Fill in example members and elections, and show sent mail on the screen. */
    @WithDefault("false")
    boolean demo();

    /** The directory of everything this node keeps outside the database. */
    @WithDefault("data")
    String data();

    /** How people reach this installation: links in messages and letters begin with it. No slash at the end. */
    @WithDefault("http://localhost:8080")
    String url();

    /** Where the master key lies, if not in {@link #data()}; every node over one database needs the same. */
    Optional<Path> masterKeyFile();
}
