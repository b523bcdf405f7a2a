package org.dauys.credential.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.dauys.election.ElectionId;
import org.dauys.roll.Member;
import org.dauys.roll.Rolls;

/** The members of a roll for the registrar's browser, a few in memory at a time: one JSON array a line, of what a letter says. */
@Singleton
class RollLines {
    static final String TYPE = "application/x-ndjson; charset=UTF-8";

    private final Rolls rolls;
    private final ObjectMapper json;

    @Inject
    RollLines(Rolls rolls, ObjectMapper json) {
        this.rolls = rolls;
        this.json = json;
    }

    void write(ElectionId election, OutputStream out) throws IOException {
        var lines = new BufferedOutputStream(out);
        rolls.each(election, line -> write(line.member(), lines));
        lines.flush();
    }

    private void write(Member member, OutputStream out) {
        var cells =
                List.of(member.name(), member.card().shown(), member.language().tag(), member.organisation());
        try {
            out.write(json.writeValueAsBytes(cells));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
