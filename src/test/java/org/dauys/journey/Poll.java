package org.dauys.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dauys.testing.Browsers;
import org.dauys.testing.MailResource;
import org.dauys.testing.Visitor;

/**
 * Twelve members in three languages: one tests the encryption before casting, two vote again. Each has a browser of her
 * own; one who never votes looks whether she is on the roll.
 */
final class Poll {
    private static final int VOTERS = 12;
    private static final int AUDITS = 7;
    private static final int STAYS_AWAY = 12;
    private static final List<Integer> AGAIN = List.of(2, 5);
    private static final Pattern MAILED = Pattern.compile("\\b([0-9]{4}) ?([0-9]{4})\\b");

    /** Options of the two questions, the blank vote last. */
    private static final List<Integer> SLOTS = List.of(3, 6);

    private final Walk walk;
    private final Browsers browsers;
    private final URI election;
    private final Roll roll;
    private final Letters letters;
    private final Path files;
    private final Map<Integer, Voter> voters = new HashMap<>();
    private final Map<Integer, String> trackers = new HashMap<>();
    private final Map<Integer, String> replaced = new HashMap<>();
    private final Map<Integer, List<List<Integer>>> counted = new HashMap<>();
    private final List<Path> receipts = new ArrayList<>();

    Poll(Walk walk, Browsers browsers, URI election, Letters letters, Path files) {
        this.walk = walk;
        this.browsers = browsers;
        this.election = election;
        this.roll = new Roll(walk);
        this.letters = letters;
        this.files = files;
    }

    void vote() throws IOException {
        for (int member = 0; member < VOTERS; member++) {
            var voter = voter(member);
            voters.put(member, voter);
            voter.encrypt(choices(member));
            if (member == AUDITS) {
                voter.audit(phone(member), choices(member));
            }
            trackers.put(member, voter.cast());
            counted.put(member, choices(member));
            receipts.add(voter.saveReceipt(files));
        }
        assertEquals("recorded", ask(0, trackers.get(0)));
        voter(STAYS_AWAY).seesHerselfOnTheRoll(URI.create(election + "/roll"));
    }

    /** Once the result is public. */
    void checkReceipts() {
        trackers.forEach((member, tracker) -> assertEquals("counted", ask(member, tracker)));
        replaced.forEach((member, tracker) -> assertEquals("replaced", ask(member, tracker)));
    }

    private String ask(int member, String tracker) {
        return voters.get(member).asks(URI.create(election + "/receipt"), tracker);
    }

    /** With another choice; the last one counts. */
    void voteAgain() {
        for (int member : AGAIN) {
            var voter = voters.get(member);
            var other = choices(member + 1);
            voter.encrypt(other);
            replaced.put(member, trackers.put(member, voter.cast()));
            counted.put(member, other);
        }
    }

    /** Files of everybody's first receipt. */
    List<Path> receipts() {
        return List.copyOf(receipts);
    }

    /** The votes of every option of both questions, the blank vote last. */
    List<List<Integer>> totals() {
        return IntStream.range(0, SLOTS.size())
                .mapToObj(contest -> IntStream.range(0, SLOTS.get(contest))
                        .mapToObj(slot -> (int) counted.values().stream()
                                .filter(choices -> choices.get(contest).contains(slot))
                                .count())
                        .toList())
                .toList();
    }

    private Voter voter(int member) {
        var email = Roll.email(member);
        int before = MailResource.now(email).size();
        return new Voter(
                walk,
                phone(member),
                Roll.card(member),
                letters.links().get(Roll.card(member)),
                () -> mailed(MailResource.await(email, before + 1).text()));
    }

    private Visitor phone(int member) {
        return walk.phone(browsers, roll.language(member));
    }

    private static String mailed(String text) {
        var code = MAILED.matcher(text);
        assertEquals(true, code.find(), text);
        return code.group(1) + code.group(2);
    }

    /** One of three in the first question, up to three of five in the second; every sixth votes blank there. */
    private static List<List<Integer>> choices(int member) {
        var board = member % 6 == 4
                ? List.of(5)
                : IntStream.rangeClosed(0, member % 3)
                        .mapToObj(i -> (member + i) % 5)
                        .sorted()
                        .toList();
        return List.of(List.of(member % 3), board);
    }
}
