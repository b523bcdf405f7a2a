package org.dauys.board.web;

import org.eclipse.microprofile.health.HealthCheckResponse;

/** What a check says of logs that need somebody: up if the elections of all of them are long over, and then still how many there are. */
final class LogCounts {
    private LogCounts() {}

    static HealthCheckResponse told(String check, String which, long logs, long over) {
        var answer = HealthCheckResponse.named(check).status(logs == over);
        return (logs == 0 ? answer : answer.withData(which, logs).withData("long over", over)).build();
    }
}
