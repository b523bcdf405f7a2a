package org.dauys.roll.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dauys.election.ElectionId;
import org.dauys.roll.Column;
import org.dauys.roll.RollImports.Change;
import org.dauys.roll.RollImports.Difference;
import org.dauys.roll.RollImports.Id;
import org.hibernate.StatelessSession;

/** Compares a checked file with the present roll, card by card, and makes the roll what the file says. */
@Dependent
class Comparison {
    private static final String BOTH = """
            \sfrom (select * from roll_import_line where import = ?1) as new
             full join (select * from roll_line where election = (select election from roll_import where id = ?1)) as old
             on new.card_folded = old.card_folded\s""";

    private static final String DIFFERS = """
            (new.card, new.name, new.email, new.phone, new.language, new.organisation) is distinct from
            (old.card, old.name, old.email, old.phone, old.language, old.organisation)""";

    private static final String COUNTS =
            "select count(*) filter (where old.id is null), count(*) filter (where new.line is null),"
                    + " count(*) filter (where old.id is not null and new.line is not null and " + DIFFERS + "),"
                    + " count(*) filter (where not (" + DIFFERS + "))";

    private static final String CHANGES = """
            select coalesce(old.card, new.card), coalesce(old.name, new.name), new.line is null, old.id is null,
                new.card <> old.card, new.name <> old.name, new.email <> old.email,
                new.phone <> old.phone, new.language <> old.language, new.organisation <> old.organisation""";

    private static final String REMOVED_FIRST = """
            \sorder by new.line is null desc, old.id is null desc,
                coalesce(old.name, new.name) collate "kk-x-icu", coalesce(old.card, new.card) limit ?2""";

    private static final List<Column> COMPARED =
            List.of(Column.CARD, Column.NAME, Column.EMAIL, Column.PHONE, Column.LANGUAGE, Column.ORGANISATION);

    private static final List<String> APPLY =
            List.of("""
            delete from roll_line as old where election = ?1 and not exists
                (select from roll_import_line as new where import = ?2 and new.card_folded = old.card_folded)""", """
            update roll_line as old set card = new.card, name = new.name, name_folded = new.name_folded,
                email = new.email, phone = new.phone, language = new.language, organisation = new.organisation
            from roll_import_line as new
            where old.election = ?1 and new.import = ?2 and new.card_folded = old.card_folded and\s""" + DIFFERS, """
            insert into roll_line
                (election, card, card_folded, name, name_folded, email, phone, language, organisation)
            select ?1, card, card_folded, name, name_folded, email, phone, language, organisation
            from roll_import_line as new where import = ?2 and not exists
                (select from roll_line as old where election = ?1 and new.card_folded = old.card_folded)""", "delete from roll_import where id = ?2 and election = ?1");

    private final StatelessSession session;

    @Inject
    Comparison(StatelessSession session) {
        this.session = session;
    }

    Difference difference(Id file) {
        var row = session.createNativeQuery(COUNTS + BOTH, Object[].class)
                .setParameter(1, file.value())
                .getSingleResult();
        return new Difference((Long) row[0], (Long) row[1], (Long) row[2], (Long) row[3]);
    }

    List<Change> changes(Id file, int limit) {
        return session.createNativeQuery(CHANGES + BOTH + "where " + DIFFERS + REMOVED_FIRST, Object[].class)
                .setParameter(1, file.value())
                .setParameter(2, limit)
                .getResultStream()
                .map(Comparison::change)
                .toList();
    }

    private static Change change(Object[] row) {
        boolean removed = (Boolean) row[2];
        boolean added = (Boolean) row[3];
        if (removed || added) {
            var what = removed ? Change.What.REMOVED : Change.What.ADDED;
            return new Change(what, (String) row[0], (String) row[1], Set.of());
        }
        var columns = EnumSet.noneOf(Column.class);
        for (int i = 0; i < COMPARED.size(); i++) {
            if ((Boolean) row[4 + i]) {
                columns.add(COMPARED.get(i));
            }
        }
        return new Change(Change.What.CHANGED, (String) row[0], (String) row[1], columns);
    }

    /** Makes the roll what the file says, and forgets the file. */
    void apply(ElectionId election, Id file) {
        for (var sql : APPLY) {
            session.createNativeMutationQuery(sql)
                    .setParameter(1, election.value())
                    .setParameter(2, file.value())
                    .executeUpdate();
        }
    }
}
