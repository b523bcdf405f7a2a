package org.dauys.election;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.dauys.account.Staff;
import org.dauys.account.StaffId;
import org.dauys.account.StaffKeys;
import org.dauys.account.TestAccounts;
import org.dauys.election.Elections.Saving;
import org.dauys.election.draft.Draft;
import org.dauys.platform.Language;
import org.dauys.protocol.ceremony.PersonSecret;

/** Elections whose people have accounts and signing keys, and are called as the record calls them. */
@Singleton
public class TestPeople {
    private final TestAccounts accounts;
    private final Elections elections;
    private final StaffKeys keys;
    private final Freezing freezing;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    TestPeople(
            TestAccounts accounts,
            Elections elections,
            StaffKeys keys,
            Freezing freezing,
            SecureRandom random,
            Clock clock) {
        this.accounts = accounts;
        this.elections = elections;
        this.keys = keys;
        this.freezing = freezing;
        this.random = random;
        this.clock = clock;
    }

    /** @param people and their secrets by their ids in the record */
    public record Held(ElectionId id, Slug slug, Map<String, Staff> people, Map<String, PersonSecret> secrets) {}

    /** Ready to be frozen, with {@code c1} and these others. */
    public Held draft(Draft draft, List<String> ids) {
        var people = new TreeMap<String, Staff>();
        var secrets = new TreeMap<String, PersonSecret>();
        for (var id : ids) {
            people.put(id, accounts.active("Person " + id, Language.EN).staff());
            secrets.put(id, newKey(people.get(id).id()));
        }
        var id = new ElectionId(UUID.randomUUID());
        var slug = Slug.of("p-" + id.toString().substring(0, 8)).orElseThrow();
        elections.create(id, slug, draft, people.get("c1").id(), clock.instant());
        var all = people.entrySet().stream()
                .map(one -> Person.of(one.getValue().id(), role(one.getKey())))
                .toList();
        assertEquals(Saving.DONE, elections.save(id, 1, new People(all)));
        return new Held(id, slug, people, secrets);
    }

    /** By the committee's own button. */
    public void freeze(ElectionId election) {
        var drafting = (Election.Drafting) elections.find(election).orElseThrow();
        assertEquals(new Freezing.Result.Done(), freezing.freeze(drafting, clock.instant()));
    }

    /** The secret on a new paper. */
    public PersonSecret newKey(StaffId staff) {
        var bytes = new byte[PersonSecret.LENGTH];
        random.nextBytes(bytes);
        var secret = PersonSecret.of(bytes);
        keys.register(staff, secret.signingKey().timesG(), clock.instant());
        return secret;
    }

    private static Role role(String id) {
        return Stream.of(Role.values())
                .filter(role -> id.startsWith(role.letter()))
                .findFirst()
                .orElseThrow();
    }
}
