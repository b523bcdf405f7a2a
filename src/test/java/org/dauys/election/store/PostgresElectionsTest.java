package org.dauys.election.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dauys.account.StaffId;
import org.dauys.election.Election;
import org.dauys.election.Election.Drafting;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.election.Elections.Saving;
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.Slug;
import org.dauys.election.draft.Drafts;
import org.dauys.protocol.manifest.Holder.Tool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostgresElectionsTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    @Inject
    Elections elections;

    private final ElectionId id = new ElectionId(UUID.randomUUID());
    private final StaffId marina = new StaffId(UUID.randomUUID());
    private final StaffId yerlan = new StaffId(UUID.randomUUID());

    @BeforeEach
    void draft() {
        assertEquals(true, elections.create(id, slug(id), Drafts.complete(), marina, NOW));
    }

    @Test
    void a_new_draft_has_who_made_it_as_its_first_committee_member() {
        var people = new People(List.of(Person.of(marina, Role.COMMITTEE)));

        assertEquals(Optional.of(new Drafting(id, slug(id), Drafts.complete(), people, 1)), elections.find(id));
        assertEquals(elections.find(id), elections.find(slug(id)));
    }

    @Test
    void a_name_belongs_to_one_election() {
        var other = new ElectionId(UUID.randomUUID());

        assertEquals(false, elections.create(other, slug(id), Drafts.complete(), yerlan, NOW));
        assertEquals(Optional.empty(), elections.find(other));
        assertEquals(0, elections.count(yerlan));

        assertEquals(true, elections.create(other, slug(other), Drafts.complete(), yerlan, NOW));
        assertEquals(Saving.NAME_TAKEN, elections.rename(other, 1, slug(id)));
        assertEquals(Saving.DONE, elections.rename(other, 1, slug(new ElectionId(UUID.randomUUID()))));
    }

    @Test
    void of_two_changes_to_one_version_the_second_is_told() {
        var first = Drafts.complete().with(Drafts.texts("a"), Drafts.texts("b"), Drafts.texts("c"));

        assertEquals(Saving.DONE, elections.save(id, 1, first));
        assertEquals(Saving.CHANGED_MEANWHILE, elections.save(id, 1, Drafts.complete()));
        assertEquals(first, elections.find(id).orElseThrow().draft());
        assertEquals(Saving.DONE, elections.save(id, 2, Drafts.complete()));
    }

    @Test
    void people_are_kept_in_their_order() {
        var people =
                new People(List.of(new Person(yerlan, Role.HOLDER, Tool.JAR, true), Person.of(marina, Role.COMMITTEE)));

        assertEquals(Saving.DONE, elections.save(id, 1, people));
        assertEquals(people, elections.find(id).orElseThrow().people());
        assertEquals(List.of(elections.find(id).orElseThrow()), elections.of(yerlan, 0, 10));
    }

    @Test
    void lists_come_in_pages_newest_first() {
        var second = new ElectionId(UUID.randomUUID());
        elections.create(second, slug(second), Drafts.complete(), marina, NOW.plusSeconds(1));

        assertEquals(2, elections.count(marina));
        assertEquals(List.of(second), ids(elections.of(marina, 0, 1)));
        assertEquals(List.of(id), ids(elections.of(marina, 1, 1)));
        assertEquals(List.of(), ids(elections.of(marina, 2, 1)));
    }

    @Test
    void a_deleted_draft_is_gone_and_its_name_is_free() {
        assertEquals(Saving.CHANGED_MEANWHILE, elections.delete(id, 7));
        assertEquals(Saving.DONE, elections.delete(id, 1));

        assertEquals(Optional.empty(), elections.find(id));
        assertEquals(Saving.NOT_A_DRAFT, elections.save(id, 2, Drafts.complete()));
        assertEquals(
                true, elections.create(new ElectionId(UUID.randomUUID()), slug(id), Drafts.complete(), yerlan, NOW));
    }

    private static List<ElectionId> ids(List<Election> found) {
        return found.stream().map(Election::id).toList();
    }

    private static Slug slug(ElectionId election) {
        return Slug.of("e-" + election.toString().substring(0, 8)).orElseThrow();
    }
}
