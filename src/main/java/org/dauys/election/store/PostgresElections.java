package org.dauys.election.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dauys.account.StaffId;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.Slug;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.DraftFile;
import org.dauys.protocol.transcript.Hash;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.hibernate.exception.ConstraintViolationException;

/** {@link Elections} in PostgreSQL. */
@ApplicationScoped
class PostgresElections implements Elections {
    private final StatelessSession session;

    @Inject
    PostgresElections(StatelessSession session) {
        this.session = session;
    }

    @Override
    public Optional<Election> find(ElectionId id) {
        return reading(() ->
                        withPeople(session.createSelectionQuery("from ElectionRow where id = ?1", ElectionRow.class)
                                .setParameter(1, id.value())
                                .getResultList()))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Election> find(Slug slug) {
        return reading(() ->
                        withPeople(session.createSelectionQuery("from ElectionRow where slug = ?1", ElectionRow.class)
                                .setParameter(1, slug.toString())
                                .getResultList()))
                .stream()
                .findFirst();
    }

    @Override
    public List<Election> of(StaffId staff, int from, int limit) {
        return reading(() -> withPeople(session.createSelectionQuery(
                        "select e from ElectionRow e, PersonRow p where p.election = e.id and p.staff = ?1"
                                + " order by e.createdAt desc, e.id",
                        ElectionRow.class)
                .setParameter(1, staff.value())
                .setFirstResult(from)
                .setMaxResults(limit)
                .getResultList()));
    }

    @Override
    public int count(StaffId staff) {
        return reading(() -> session.createSelectionQuery("select count(*) from PersonRow where staff = ?1", Long.class)
                .setParameter(1, staff.value())
                .getSingleResult()
                .intValue());
    }

    @Override
    public List<Election.Frozen> published(int from, int limit) {
        return reading(() -> withPeople(session.createSelectionQuery(
                                "from ElectionRow where frozenAt is not null order by frozenAt desc, id",
                                ElectionRow.class)
                        .setFirstResult(from)
                        .setMaxResults(limit)
                        .getResultList()))
                .stream()
                .filter(Election.Frozen.class::isInstance)
                .map(Election.Frozen.class::cast)
                .toList();
    }

    @Override
    public int countPublished() {
        return reading(() -> session.createSelectionQuery(
                        "select count(*) from ElectionRow where frozenAt is not null", Long.class)
                .getSingleResult()
                .intValue());
    }

    @Override
    public boolean create(ElectionId id, Slug slug, Draft draft, StaffId by, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            int created = session.createNativeQuery(
                            "insert into election (id, slug, draft, version, created_at) values (?1, ?2, ?3, 1, ?4)"
                                    + " on conflict (slug) do nothing",
                            Void.class)
                    .setParameter(1, id.value())
                    .setParameter(2, slug.toString())
                    .setParameter(3, DraftFile.stored(draft))
                    .setParameter(4, now)
                    .executeUpdate();
            if (created == 1) {
                session.insert(PersonRow.of(id.value(), 0, Person.of(by, Role.COMMITTEE)));
            }
            return created == 1;
        });
    }

    @Override
    public Saving save(ElectionId id, int version, Draft draft) {
        return changing(id, version, row -> {
            row.draft = DraftFile.stored(draft);
            session.update(row);
        });
    }

    @Override
    public Saving save(ElectionId id, int version, People people) {
        return changing(id, version, row -> {
            session.createMutationQuery("delete from PersonRow where election = ?1")
                    .setParameter(1, id.value())
                    .executeUpdate();
            var all = people.all();
            for (int place = 0; place < all.size(); place++) {
                session.insert(PersonRow.of(id.value(), place, all.get(place)));
            }
            session.update(row);
        });
    }

    @Override
    public Saving rename(ElectionId id, int version, Slug slug) {
        try {
            return changing(id, version, row -> {
                row.slug = slug.toString();
                session.update(row);
            });
        } catch (ConstraintViolationException taken) {
            return Saving.NAME_TAKEN;
        }
    }

    @Override
    public Saving freeze(ElectionId id, int version, byte[] manifest, Hash hash, Instant now) {
        return changing(id, version, row -> {
            row.manifest = manifest.clone();
            row.manifestHash = hash.encode();
            row.frozenAt = now;
            session.update(row);
        });
    }

    @Override
    public void thaw(ElectionId id) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createMutationQuery(
                                "update ElectionRow set manifest = null, manifestHash = null, frozenAt = null where id = ?1")
                        .setParameter(1, id.value())
                        .executeUpdate());
    }

    @Override
    public Optional<byte[]> manifest(ElectionId id) {
        return reading(() ->
                Optional.ofNullable(session.get(ElectionRow.class, id.value())).map(row -> row.manifest));
    }

    @Override
    public Saving delete(ElectionId id, int version) {
        return changing(id, version, session::delete);
    }

    private Saving changing(ElectionId id, int version, Consumer<ElectionRow> work) {
        return QuarkusTransaction.requiringNew().call(() -> change(id, version, work));
    }

    /** Under the row's lock, so that of two changes to one version the second is told. */
    private Saving change(ElectionId id, int version, Consumer<ElectionRow> work) {
        var row = session.get(ElectionRow.class, id.value(), LockMode.PESSIMISTIC_WRITE);
        if (row == null || row.frozenAt != null) {
            return Saving.NOT_A_DRAFT;
        }
        if (row.version != version) {
            return Saving.CHANGED_MEANWHILE;
        }
        row.version++;
        work.accept(row);
        return Saving.DONE;
    }

    private List<Election> withPeople(List<ElectionRow> rows) {
        var people = people(rows.stream().map(row -> row.id).toList());
        return rows.stream()
                .map(row -> row.election(new People(people.getOrDefault(row.id, List.of()))))
                .toList();
    }

    private Map<UUID, List<Person>> people(List<UUID> elections) {
        return session
                .createSelectionQuery("from PersonRow where election in ?1 order by place", PersonRow.class)
                .setParameter(1, elections)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.election, Collectors.mapping(PersonRow::person, Collectors.toList())));
    }

    private static <T> T reading(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }
}
