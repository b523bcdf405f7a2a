package org.dauys.roll.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dauys.election.ElectionId;
import org.dauys.platform.Language;
import org.dauys.platform.Sealer;
import org.dauys.protocol.log.MerkleProofs;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.MemberLine;
import org.dauys.protocol.transcript.Hash;
import org.dauys.roll.Card;
import org.dauys.roll.Folding;
import org.dauys.roll.Line;
import org.dauys.roll.RollLineId;
import org.dauys.roll.Rolls;
import org.hibernate.StatelessSession;

/** {@link Rolls} in PostgreSQL. */
@ApplicationScoped
class PostgresRolls implements Rolls {
    private static final int PAGE = 1_000;

    private final StatelessSession session;
    private final Locked locked;
    private final MemberTrees trees;
    private final Sealer sealer;
    private final SecureRandom random;

    @Inject
    PostgresRolls(StatelessSession session, Locked locked, MemberTrees trees, Sealer sealer, SecureRandom random) {
        this.session = session;
        this.locked = locked;
        this.trees = trees;
        this.sealer = sealer;
        this.random = random;
    }

    @Override
    public Roll roll(ElectionId election) {
        return reading(() -> {
            var counts = session.createSelectionQuery(
                            "select count(*), count(*) filter (where email = '') from LineRow where election = ?1",
                            Object[].class)
                    .setParameter(1, election.value())
                    .getSingleResult();
            var row = session.get(RollRow.class, election.value());
            return new Roll(
                    election,
                    ((Long) counts[0]).intValue(),
                    ((Long) counts[1]).intValue(),
                    Optional.ofNullable(row).flatMap(RollRow::frozen));
        });
    }

    @Override
    public List<Line> lines(ElectionId election, String search, int from, int limit) {
        return reading(() -> session
                .createNativeQuery(
                        "select * from roll_line where " + MATCHES
                                + " order by name collate \"kk-x-icu\", id offset ?4 limit ?5",
                        LineRow.class)
                .setParameter(1, election.value())
                .setParameter(2, anywhere(search))
                .setParameter(3, beginning(search))
                .setParameter(4, from)
                .setParameter(5, limit)
                .getResultList()
                .stream()
                .map(LineRow::line)
                .toList());
    }

    private static final String MATCHES =
            "election = ?1 and (name_folded like ?2 escape '!' or card_folded like ?3 escape '!')";

    @Override
    public int count(ElectionId election, String search) {
        return reading(() -> session.createNativeQuery("select count(*) from roll_line where " + MATCHES, Long.class)
                .setParameter(1, election.value())
                .setParameter(2, anywhere(search))
                .setParameter(3, beginning(search))
                .getSingleResult()
                .intValue());
    }

    @Override
    public void each(ElectionId election, Consumer<Line> each) {
        var name = "";
        var id = new UUID(0, 0);
        List<LineRow> page;
        do {
            var lastName = name;
            var lastId = id;
            page = reading(() -> session.createNativeQuery(
                            "select * from roll_line where election = ?1"
                                    + " and (name collate \"kk-x-icu\", id) > (cast(?2 as text), ?3)"
                                    + " order by name collate \"kk-x-icu\", id limit ?4",
                            LineRow.class)
                    .setParameter(1, election.value())
                    .setParameter(2, lastName)
                    .setParameter(3, lastId)
                    .setParameter(4, PAGE)
                    .getResultList());
            for (var row : page) {
                each.accept(row.line());
                name = row.name;
                id = row.id;
            }
        } while (page.size() == PAGE);
    }

    @Override
    public List<Line> byOrganisation(ElectionId election, Optional<Line> after, int limit) {
        return reading(() -> session
                .createNativeQuery(
                        "select * from roll_line where election = ?1 and (organisation collate \"kk-x-icu\","
                                + " name collate \"kk-x-icu\", id) > (cast(?2 as text), cast(?3 as text), ?4)"
                                + " order by organisation collate \"kk-x-icu\", name collate \"kk-x-icu\", id limit ?5",
                        LineRow.class)
                .setParameter(1, election.value())
                .setParameter(2, after.map(line -> line.member().organisation()).orElse(""))
                .setParameter(3, after.map(line -> line.member().name()).orElse(""))
                .setParameter(4, after.map(line -> line.id().value()).orElse(new UUID(0, 0)))
                .setParameter(5, limit)
                .getResultList()
                .stream()
                .map(LineRow::line)
                .toList());
    }

    @Override
    public Map<Language, Integer> languages(ElectionId election) {
        var counts = new EnumMap<Language, Integer>(Language.class);
        reading(() -> session.createSelectionQuery(
                                "select language, count(*) from LineRow where election = ?1 group by language",
                                Object[].class)
                        .setParameter(1, election.value())
                        .getResultList())
                .forEach(row -> counts.put(Language.of((String) row[0]).orElseThrow(), ((Long) row[1]).intValue()));
        return counts;
    }

    @Override
    public Optional<Line> line(RollLineId id) {
        return reading(() ->
                Optional.ofNullable(session.get(LineRow.class, id.value())).map(LineRow::line));
    }

    @Override
    public Optional<Line> line(ElectionId election, Card card) {
        return reading(() -> session.createSelectionQuery(
                                "from LineRow where election = ?1 and cardFolded = ?2", LineRow.class)
                        .setParameter(1, election.value())
                        .setParameter(2, card.folded())
                        .uniqueResultOptional())
                .map(LineRow::line);
    }

    @Override
    public Optional<Proof> proof(RollLineId id) {
        var row = reading(() -> Optional.ofNullable(session.get(DigestRow.class, id.value())));
        return row.flatMap(digest -> line(id).flatMap(line -> proof(digest, line)));
    }

    private Optional<Proof> proof(DigestRow row, Line line) {
        return roll(new ElectionId(row.election)).frozen().map(frozen -> {
            var salt = sealer.open(row.salt, place(row.line)).orElseThrow();
            var committed = committed(Hash.decode(salt).orElseThrow(), line, frozen.style(), frozen.weight());
            var tree = trees.tree(row.election, frozen.root());
            int index = trees.index(row.election, committed.digest());
            var path = MerkleProofs.inclusion(tree, index, tree.size());
            return new Proof(line.id(), frozen, committed, index, (int) tree.size(), path);
        });
    }

    private static MemberLine committed(Hash salt, Line line, String style, String weight) {
        return new MemberLine(salt, line.member().card().shown(), style, weight);
    }

    @Override
    public Freezing freeze(ElectionId election, String style, String weight, Instant now) {
        return locked.changing(election, roll -> {
            if (roll.frozen().isPresent()) {
                return Freezing.NOTHING_TO_DO;
            }
            digests(election, style, weight);
            var tree = new TreeHash();
            trees.each(election.value(), digest -> tree.add(TreeHash.leaf(digest.encode())));
            if (tree.size() == 0) {
                return Freezing.EMPTY;
            }
            roll.frozenAt = now;
            roll.style = style;
            roll.weight = weight;
            roll.membersRoot = tree.root().encode();
            session.update(roll);
            return Freezing.DONE;
        });
    }

    private void digests(ElectionId election, String style, String weight) {
        try (var copy = new CopyIn(session, "roll_digest", "line, election, digest, salt")) {
            each(election, line -> {
                var salt = new byte[Hash.LENGTH];
                random.nextBytes(salt);
                var digest = committed(Hash.decode(salt).orElseThrow(), line, style, weight)
                        .digest();
                var sealed = sealer.seal(salt, place(line.id().value()));
                copy.row(line.id(), election, bytea(digest.encode()), bytea(sealed));
            });
        }
    }

    @Override
    public Freezing thaw(ElectionId election, BooleanSupplier tooLate) {
        return locked.changing(election, roll -> {
            if (roll.frozen().isEmpty()) {
                return Freezing.NOTHING_TO_DO;
            }
            if (tooLate.getAsBoolean()) {
                return Freezing.TOO_LATE;
            }
            session.createMutationQuery("delete from DigestRow where election = ?1")
                    .setParameter(1, election.value())
                    .executeUpdate();
            roll.frozenAt = null;
            roll.style = null;
            roll.weight = null;
            roll.membersRoot = null;
            session.update(roll);
            return Freezing.DONE;
        });
    }

    @Override
    public <T> Optional<T> whileFrozen(ElectionId election, Supplier<T> work) {
        return locked.reading(election, roll -> roll.frozen().isPresent() ? Optional.of(work.get()) : Optional.empty());
    }

    private static String place(UUID line) {
        return "roll_digest.salt " + line;
    }

    private static String bytea(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }

    private static String anywhere(String search) {
        return "%" + literally(Folding.name(search)) + "%";
    }

    private static String beginning(String search) {
        return literally(Folding.card(search)) + "%";
    }

    private static String literally(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }

    private static <T> T reading(Supplier<T> query) {
        return QuarkusTransaction.joiningExisting().call(query::get);
    }
}
