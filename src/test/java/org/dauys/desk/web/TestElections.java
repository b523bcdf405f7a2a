package org.dauys.desk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.account.Staff;
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
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.Slug;
import org.dauys.election.TestPeople;
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
    private final TestPeople people;
    private final Board board;
    private final TestBoards boards;
    private final Clock clock;

    @Inject
    TestElections(
            TestAccounts accounts,
            Elections elections,
            TestPeople people,
            Board board,
            TestBoards boards,
            Clock clock) {
        this.accounts = accounts;
        this.elections = elections;
        this.people = people;
        this.board = board;
        this.boards = boards;
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
        var held = people.draft(draft, ids.toList());
        return new Keyed(held.id(), held.people(), held.secrets());
    }

    /** Frozen, by the committee's own button. */
    Keyed frozen(Draft draft) {
        return frozen(draft, 2);
    }

    Keyed frozen(Draft draft, int committee) {
        var keyed = ready(draft, committee);
        people.freeze(keyed.election());
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
        return people.newKey(keyed.staff(id).id());
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

    Election.Drafting now(Cast cast) {
        return (Election.Drafting) elections.find(cast.election()).orElseThrow();
    }

    Staff person(String name) {
        return accounts.active(name, Language.EN).staff();
    }
}
