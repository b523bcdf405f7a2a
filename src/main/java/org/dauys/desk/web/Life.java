package org.dauys.desk.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dauys.election.DeskStep.Line;
import org.dauys.election.DeskStep.Stage;
import org.dauys.election.DeskStep.Status;

/**
 * An election from its first text to its result.
 *
 * @param next what the committee can do first; empty while it can only wait, or all is done
 * @param waiting what others must do
 */
record Life(List<Part> parts, Optional<Line> next, List<Line> waiting) {
    /** One stage with its lines. */
    record Part(Stage stage, Status status, List<Line> lines) {}

    static Life of(List<Line> lines) {
        var parts = Stream.of(Stage.values())
                .map(stage -> part(
                        stage,
                        lines.stream().filter(line -> line.stage() == stage).toList()))
                .filter(part -> !part.lines().isEmpty())
                .toList();
        var ordered = parts.stream().flatMap(part -> part.lines().stream()).toList();
        return new Life(
                parts,
                ordered.stream().filter(line -> line.status() == Status.TO_DO).findFirst(),
                ordered.stream().filter(line -> line.status() == Status.WAITING).toList());
    }

    /** A stage is where its least finished line is. */
    private static Part part(Stage stage, List<Line> lines) {
        var status = Stream.of(Status.TO_DO, Status.WAITING, Status.LATER, Status.DONE)
                .filter(wanted -> lines.stream().anyMatch(line -> line.status() == wanted))
                .findFirst()
                .orElse(Status.NOT_NEEDED);
        return new Part(stage, status, lines);
    }
}
