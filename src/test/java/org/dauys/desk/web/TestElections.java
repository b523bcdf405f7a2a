package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.account.Staff;
import org.dauys.account.StaffKeys;
import org.dauys.account.TestAccounts;
import org.dauys.board.Appending;
import org.dauys.board.Board;
import org.dauys.board.BoardId;
import org.dauys.board.PublicLog;
import org.dauys.board.TestBoards;
import org.dauys.election.Election;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Elections.Saving;
import org.dauys.election.Freezing;
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.Slug;
import org.dauys.election.draft.Draft;
import org.dauys.platform.Language;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.credential.Purpose;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Tallied;
import org.dauys.testing.TestElection;

/** Elections with people, for tests of their pages. */
@Singleton
class TestElections {
    private final TestAccounts accounts;
    private final Elections elections;
    private final StaffKeys keys;
    private final Freezing freezing;
    private final Board board;
    private final TestBoards boards;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    TestElections(
            TestAccounts accounts,
            Elections elections,
            StaffKeys keys,
            Freezing freezing,
            Board board,
            TestBoards boards,
            SecureRandom random,
            Clock clock) {
        this.accounts = accounts;
        this.elections = elections;
        this.keys = keys;
        this.freezing = freezing;
        this.board = board;
        this.boards = boards;
        this.random = random;
        this.clock = clock;
    }

    /** The people of one election, and somebody who has no part in it. */
    record Cast(ElectionId election, Staff marina, Staff yerlan, Staff holder, Staff registrar, Staff stranger) {
        String desk() {
            return "/desk/" + election;
        }
    }

    Cast drafting(Draft draft) {
        var cast = new Cast(
                new ElectionId(UUID.randomUUID()),
                person("Марина Викторовна"),
                person("Ерлан"),
                person("Айгүл"),
                person("Данияр"),
                person("Тимур"));
        var slug = Slug.of("d-" + cast.election().toString().substring(0, 8)).orElseThrow();
        elections.create(cast.election(), slug, draft, cast.marina().id(), clock.instant());
        var people = new People(List.of(
                Person.of(cast.marina().id(), Role.COMMITTEE),
                Person.of(cast.yerlan().id(), Role.COMMITTEE),
                Person.of(cast.holder().id(), Role.HOLDER),
                Person.of(cast.registrar().id(), Role.REGISTRAR)));
        assertEquals(Saving.DONE, elections.save(cast.election(), 1, people));
        return cast;
    }

    /** A committee and three key holders, all with signing keys, of whom two open the total. */
    record Keyed(ElectionId election, Map<String, Staff> people, Map<String, PersonSecret> secrets) {
        String desk() {
            return "/desk/" + election;
        }

        Staff staff(String id) {
            return people.get(id);
        }
    }

    /** Ready to be frozen, with a committee of two. */
    Keyed ready(Draft draft) {
        return ready(draft, 2);
    }

    private Keyed ready(Draft draft, int committee) {
        var ids =
                Stream.concat(IntStream.rangeClosed(1, committee).mapToObj(i -> "c" + i), Stream.of("t1", "t2", "t3"));
        var people = new TreeMap<String, Staff>();
        var secrets = new TreeMap<String, PersonSecret>();
        for (var id : ids.toList()) {
            var staff = person("Person " + id);
            var secret = PersonSecret.of(bytes());
            keys.register(staff.id(), secret.signingKey().timesG(), clock.instant());
            people.put(id, staff);
            secrets.put(id, secret);
        }
        var id = new ElectionId(UUID.randomUUID());
        var slug = Slug.of("f-" + id.toString().substring(0, 8)).orElseThrow();
        elections.create(id, slug, draft, people.get("c1").id(), clock.instant());
        var all = people.entrySet().stream()
                .map(one -> Person.of(one.getValue().id(), one.getKey().startsWith("c") ? Role.COMMITTEE : Role.HOLDER))
                .toList();
        assertEquals(Saving.DONE, elections.save(id, 1, new People(all)));
        return new Keyed(id, people, secrets);
    }

    /** Frozen, by the committee's own button. */
    Keyed frozen(Draft draft) {
        return frozen(draft, 2);
    }

    Keyed frozen(Draft draft, int committee) {
        var keyed = ready(draft, committee);
        var drafting = (Election.Drafting) elections.find(keyed.election()).orElseThrow();
        assertEquals(new Freezing.Result.Done(), freezing.freeze(drafting, clock.instant()));
        return keyed;
    }

    /** With a joint key and a roll of three, so that it can be opened. */
    Keyed prepared(Draft draft) {
        return prepared(draft, 2);
    }

    Keyed prepared(Draft draft, int committee) {
        var keyed = frozen(draft, committee);
        var entries = over(keyed).entries();
        append(keyed, entries.subList(0, entries.size() - 1));
        return keyed;
    }

    /** An election that is closed and added up, and its people as the protocol knows them. */
    record Closed(Keyed keyed, TestElection election) {}

    /** Each of the ballots is cast by a member of its own, for the only contest; then the committee closes. */
    Closed closed(Draft draft, List<Integer> ballots) {
        var keyed = frozen(draft);
        var election = over(keyed);
        append(keyed, election.entries());
        var log = log(keyed);
        for (int i = 0; i < ballots.size(); i++) {
            var wire = election.voter(i).cast(List.of(List.of(ballots.get(i))));
            written(log.append(List.of(EntryWriter.ballot(Purpose.CAST, wire))));
        }
        var opened = log.snapshot().stage().opening().orElseThrow().hash();
        var closing = new Entry.ClosedEarly(opened, "all have voted");
        written(log.append(List.of(election.signed(closing, TestElection.COMMITTEE))));
        boards.clerk().work(Instant.EPOCH);
        return new Closed(keyed, election);
    }

    /** These holders, by their places from 1, open the total. */
    void decrypt(Closed closed, int... holders) {
        var log = log(closed.keyed());
        for (int holder : holders) {
            var tallied = (Tallied) log.snapshot().stage();
            written(log.append(closed.election().partialDecryption(holder, tallied.hash(), tallied.aggregate())));
        }
    }

    private TestElection over(Keyed keyed) {
        var manifest = log(keyed).snapshot().stage().election().orElseThrow().manifest();
        return TestElection.over(manifest, keyed.secrets(), 3);
    }

    /** What of these isn't in the log yet. */
    private void append(Keyed keyed, List<byte[]> entries) {
        var log = log(keyed);
        int there = (int) log.snapshot().size();
        whole(entries.subList(there, entries.size())).forEach(group -> written(log.append(group)));
    }

    private static void written(Appending appending) {
        assertEquals(Appending.Appended.class, appending.getClass());
    }

    /** A person has made another key since: the secret on the new paper. */
    PersonSecret newKey(Keyed keyed, String id) {
        var secret = PersonSecret.of(bytes());
        keys.register(keyed.staff(id).id(), secret.signingKey().timesG(), clock.instant());
        return secret;
    }

    PublicLog log(Keyed keyed) {
        return board.find(new BoardId(keyed.election().value())).orElseThrow();
    }

    /** A head and its parts go together. */
    private static List<List<byte[]>> whole(List<byte[]> entries) {
        var groups = new ArrayList<List<byte[]>>();
        for (var entry : entries) {
            boolean part = new String(entry, 0, Math.min(14, entry.length), StandardCharsets.US_ASCII)
                    .startsWith("dauys/v1 part");
            if (!part) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(entry);
        }
        return groups;
    }

    private byte[] bytes() {
        var bytes = new byte[PersonSecret.LENGTH];
        random.nextBytes(bytes);
        return bytes;
    }

    Election.Drafting now(Cast cast) {
        return (Election.Drafting) elections.find(cast.election()).orElseThrow();
    }

    Staff person(String name) {
        return accounts.active(name, Language.EN).staff();
    }
}
