package org.dauys.platform;

import jakarta.inject.Singleton;
import java.util.UUID;

/** Fresh ids for what is stored. They are names, never secrets. */
@Singleton
public class Ids {
    public UUID fresh() {
        return UUID.randomUUID();
    }
}
