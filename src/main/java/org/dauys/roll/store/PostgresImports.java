package org.dauys.roll.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dauys.election.ElectionId;
import org.dauys.roll.Finding;
import org.dauys.roll.Finding.Kind;
import org.dauys.roll.Folding;
import org.dauys.roll.RollFile;
import org.dauys.roll.RollImports;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;

/** {@link RollImports} in PostgreSQL: the file's rows are copied into tables of their own and compared there. */
@ApplicationScoped
class PostgresImports implements RollImports {
    private static final int PAGE = 5_000;

    private final StatelessSession session;
    private final Locked locked;
    private final Comparison comparison;

    @Inject
    PostgresImports(StatelessSession session, Locked locked, Comparison comparison) {
        this.session = session;
        this.locked = locked;
        this.comparison = comparison;
    }

    @Override
    public Report check(ElectionId election, String fileName, Path file, Instant now) throws IOException {
        try {
            return locked.changing(election, roll -> {
                change("delete from roll_import where election = ?1", election.value());
                var id = new Id(rows(
                                "insert into roll_import (election, file_name, made_at, rows) values (?1, ?2, ?3, 0) returning id",
                                UUID.class,
                                election.value(),
                                Folding.clean(fileName),
                                now)
                        .getSingleResult());
                copy(id, file);
                findRepeated(id, "card_folded", "card", Kind.CARD_TWICE);
                findRepeated(id, "email", "email", Kind.EMAIL_SHARED);
                return report(election).orElseThrow();
            });
        } catch (UncheckedIOException disk) {
            throw disk.getCause();
        }
    }

    private void copy(Id id, Path file) {
        try (var staged = new Staged(session, id)) {
            RollFile.read(file, staged);
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
        change(
                "update roll_import set rows = (select count(*) from roll_import_line where import = ?1) where id = ?1",
                id.value());
        change("analyze roll_import_line");
    }

    /** Every row whose value stood in an earlier row is named together with that row. */
    private void findRepeated(Id id, String compared, String shown, Kind kind) {
        change("""
                insert into roll_import_finding (import, line, kind, value, other)
                select import, line, ?2, shown, first from (
                    select import, line, %2$s as shown, min(line) over (partition by %1$s) as first
                    from roll_import_line where import = ?1 and %1$s <> '') as rows
                where line > first""".formatted(compared, shown), id.value(), kind.name());
    }

    @Override
    public Optional<Report> last(ElectionId election) {
        return reading(() -> report(election));
    }

    private Optional<Report> report(ElectionId election) {
        return rows(
                        "select id, file_name, made_at, rows from roll_import where election = ?1",
                        Object[].class,
                        election.value())
                .uniqueResultOptional()
                .map(row -> {
                    var id = new Id((UUID) row[0]);
                    var counts = counts(id);
                    boolean clean =
                            counts.stream().noneMatch(count -> count.kind().isError());
                    var difference = clean ? Optional.of(comparison.difference(id)) : Optional.<Difference>empty();
                    return new Report(id, (String) row[1], (Instant) row[2], (Integer) row[3], counts, difference);
                });
    }

    private List<Count> counts(Id id) {
        return rows(
                        "select kind, count(*) from roll_import_finding where import = ?1 group by kind",
                        Object[].class,
                        id.value())
                .getResultStream()
                .map(row -> new Count(Kind.valueOf((String) row[0]), (Long) row[1]))
                .sorted(Comparator.comparing(Count::kind))
                .toList();
    }

    @Override
    public List<Finding> findings(Id file, boolean errors, int from, int limit) {
        var kinds = Stream.of(Kind.values())
                .filter(kind -> kind.isError() == errors)
                .map(Kind::name)
                .toList();
        return reading(() -> rows(
                        "select line, kind, value, other from roll_import_finding where import = ?1 and kind in (?2)"
                                + " order by line, kind offset ?3 limit ?4",
                        Object[].class,
                        file.value(),
                        kinds,
                        from,
                        limit)
                .getResultStream()
                .map(PostgresImports::finding)
                .toList());
    }

    private static Finding finding(Object[] row) {
        return new Finding((Integer) row[0], Kind.valueOf((String) row[1]), (String) row[2], (Integer) row[3]);
    }

    @Override
    public void eachFinding(Id file, Consumer<Finding> each) {
        int from = 0;
        List<Finding> page;
        do {
            int start = from;
            page = reading(() -> rows(
                            "select line, kind, value, other from roll_import_finding where import = ?1"
                                    + " order by line, kind, other offset ?2 limit ?3",
                            Object[].class,
                            file.value(),
                            start,
                            PAGE)
                    .getResultStream()
                    .map(PostgresImports::finding)
                    .toList());
            page.forEach(each);
            from += page.size();
        } while (page.size() == PAGE);
    }

    @Override
    public List<Change> changes(Id file, int limit) {
        return reading(() -> comparison.changes(file, limit));
    }

    @Override
    public Replacing replace(ElectionId election, Id file) {
        return locked.changing(election, roll -> {
            if (roll.frozen().isPresent()) {
                return Replacing.FROZEN;
            }
            var report = report(election).filter(checked -> checked.id().equals(file));
            if (report.isEmpty()) {
                return Replacing.GONE;
            }
            if (report.get().errors() > 0) {
                return Replacing.HAS_ERRORS;
            }
            comparison.apply(election, file);
            return Replacing.REPLACED;
        });
    }

    @Override
    public void discard(ElectionId election, Id file) {
        locked.changing(
                election,
                roll -> change(
                        "delete from roll_import where id = ?1 and election = ?2", file.value(), election.value()));
    }

    private <T> NativeQuery<T> rows(String sql, Class<T> type, Object... parameters) {
        var query = session.createNativeQuery(sql, type);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }

    private int change(String sql, Object... parameters) {
        var query = session.createNativeMutationQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }

    private static <T> T reading(Supplier<T> query) {
        return QuarkusTransaction.joiningExisting().call(query::get);
    }
}
