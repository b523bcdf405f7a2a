package org.dauys.board.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The witnesses that this service asks by itself. Those who fetch and post need nothing here. */
@ConfigMapping(prefix = "dauys.witness")
interface WitnessSettings {
    /** {@code name=https://…} for each: the name as in manifests, the prefix under which {@code add-checkpoint} is. */
    Optional<List<String>> addresses();

    /** How long a head is offered to witnesses before a newer one takes its place; longer than they pause between two looks. */
    @WithDefault("30S")
    Duration hold();
}
