package org.dauys.roll.store;

import org.dauys.roll.Finding;
import org.dauys.roll.Folding;
import org.dauys.roll.Member;
import org.dauys.roll.RollFile;
import org.dauys.roll.RollImports.Id;
import org.hibernate.StatelessSession;

/** Takes a file's rows and findings as they are read and copies them into the tables of imports. */
final class Staged implements RollFile.Rows, AutoCloseable {
    private final Id id;
    private final CopyIn lines;
    private final CopyIn findings;

    Staged(StatelessSession session, Id id) {
        this.id = id;
        this.lines = new CopyIn(
                session,
                "roll_import_line",
                "import, line, card, card_folded, name, name_folded, email, phone, language, organisation");
        this.findings = new CopyIn(session, "roll_import_finding", "import, line, kind, value, other");
    }

    @Override
    public void member(int line, Member member) {
        lines.row(
                id.value(),
                line,
                member.card().shown(),
                member.card().folded(),
                member.name(),
                Folding.name(member.name()),
                member.email(),
                member.phone(),
                member.language().tag(),
                member.organisation());
    }

    @Override
    public void finding(Finding finding) {
        findings.row(id.value(), finding.line(), finding.kind().name(), finding.value(), finding.other());
    }

    @Override
    public void close() {
        lines.close();
        findings.close();
    }
}
