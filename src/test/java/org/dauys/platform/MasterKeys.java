package org.dauys.platform;

import java.nio.file.Path;
import java.security.SecureRandom;

/** Opens the master key of a service in another process, so that a test can act as that service would. */
public final class MasterKeys {
    private MasterKeys() {}

    /** Made if it isn't there. */
    public static MasterKey at(Path file) {
        return new MasterKey(file, new SecureRandom());
    }
}
