package org.dauys.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.dauys.account.MemberSignIn.Answered;
import org.dauys.account.MemberSignIn.Asked;
import org.dauys.platform.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules on the real tables, with a post that keeps the codes. */
@QuarkusTest
@TestProfile(WithTestRolls.class)
class MemberSignInRulesTest {
    private static final String HERE = "203.0.113.7";
    private static final String ELSEWHERE = "203.0.113.8";

    @Inject
    TestRolls rolls;

    @Inject
    OneTimeCodes codes;

    @Inject
    MemberSessions sessions;

    @Inject
    Limits limits;

    @Inject
    Pepper pepper;

    @Inject
    SecureRandom random;

    private final List<DigitCode> mailbox = new ArrayList<>();
    private Instant now = Instant.parse("2026-04-10T05:00:00Z");
    private String card = "";
    private MemberSignIn signIn;

    @BeforeEach
    void aMember() {
        limits.sweep(Instant.parse("9999-12-31T00:00:00Z"));
        card = "r-" + UUID.randomUUID();
        rolls.add(card, Language.KK);
        signIn = on(random);
    }

    /** The same rules as another node of the installation would run them. */
    private MemberSignIn on(SecureRandom random) {
        return new MemberSignIn(
                rolls, codes, sessions, limits, (place, voter, code) -> mailbox.add(code), pepper, random);
    }

    @Test
    void whoever_floods_a_mailbox_can_not_keep_its_owner_out() {
        for (int minute = 0; minute < 90; minute++) {
            for (int again = 0; again < 3; again++) {
                ask(HERE);
            }
            if (minute % 9 == 0) {
                var voter = ask(ELSEWHERE);
                assertInstanceOf(Answered.SignedIn.class, answer(voter, last(), ELSEWHERE), "minute " + minute);
                mailbox.clear();
                wait(Duration.ofMinutes(10));
                ask(HERE);
            }
            wait(Duration.ofMinutes(1));
        }
    }

    @Test
    void in_any_hour_a_member_gets_a_handful_of_messages() {
        for (int second = 0; second < 3600; second += 20) {
            ask(HERE);
            wait(Duration.ofSeconds(20));
        }
        assertTrue(mailbox.size() >= 6 && mailbox.size() <= 9, mailbox.size() + " messages");
    }

    @Test
    void within_a_minute_no_second_message_goes_out_and_the_first_code_serves_both_browsers() {
        ask(HERE);
        wait(Duration.ofSeconds(59));
        var second = ask(HERE);
        assertEquals(1, mailbox.size());
        assertInstanceOf(Answered.SignedIn.class, answer(second, last(), HERE));
    }

    @Test
    void using_up_all_tries_of_a_member_at_one_address_leaves_her_those_of_another() {
        var guessers = List.of(ask(HERE), ask(HERE), ask(HERE), ask(HERE));
        guessers.forEach(browser -> {
            for (int i = 0; i < 5; i++) {
                answer(browser, "0000 0000", HERE);
            }
        });
        var here = ask(HERE);
        assertInstanceOf(Answered.TooMany.class, answer(here, last(), HERE));
        var there = ask(ELSEWHERE);
        assertInstanceOf(Answered.SignedIn.class, answer(there, last(), ELSEWHERE));
    }

    @Test
    void of_two_answers_at_the_same_moment_on_two_nodes_one_signs_in() throws Exception {
        for (int round = 0; round < 20; round++) {
            aMember();
            var first = ask(HERE);
            var second = ask(HERE);
            var nodes = List.of(on(new SecureRandom()), on(new SecureRandom()));
            var pool = Executors.newFixedThreadPool(2);
            try {
                List<Callable<Answered>> both = List.of(
                        () -> nodes.get(0).answer(TestRolls.CHAIR, first, last(), HERE, now),
                        () -> nodes.get(1).answer(TestRolls.CHAIR, second, last(), HERE, now));
                int in = 0;
                for (var done : pool.invokeAll(both)) {
                    in += done.get() instanceof Answered.SignedIn ? 1 : 0;
                }
                assertEquals(1, in, "round " + round);
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void a_code_of_one_election_is_none_in_another() {
        var asked = ask(HERE);
        assertInstanceOf(Answered.AskAgain.class, signIn.answer(TestRolls.OTHER, asked, last(), HERE, now));
    }

    @Test
    void the_session_does_not_tell_the_minute_of_the_sign_in() {
        wait(Duration.ofSeconds(83));
        var done = (Answered.SignedIn) answer(ask(HERE), last(), HERE);
        var key = done.session().hash();
        var end = Instant.parse("2026-04-10T06:05:00Z");
        assertTrue(sessions.find(key, end.minusMillis(1)).isPresent());
        assertTrue(sessions.find(key, end).isEmpty());
    }

    private Token ask(String address) {
        return ((Asked.Sent) signIn.ask(TestRolls.CHAIR, card, address, now)).answer();
    }

    private Answered answer(Token asked, String code, String address) {
        return signIn.answer(TestRolls.CHAIR, asked, code, address, now);
    }

    private String last() {
        return mailbox.get(mailbox.size() - 1).text();
    }

    private void wait(Duration time) {
        now = now.plus(time);
    }
}
