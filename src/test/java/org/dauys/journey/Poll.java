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

/**
 * Twelve members in three languages: one tests the encryption before casting, two vote again. Each has a phone of her own.
 */
final class Poll {
    private static final int VOTERS = 12;
    private static final int AUDITS = 7;
    private static final List<Integer> AGAIN = List.of(2, 5);
    private static final Pattern MAILED = Pattern.compile("\\b([0-9]{4}) ?([0-9]{4})\\b");

    /** Options of the two questions, the blank vote last. */
    private static final List<Integer> SLOTS = List.of(3, 6);

    private final Browsers browsers;
    private final URI receiptPage;
    private final Letters letters;
    private final Path files;
    private final Map<Integer, Voter> voters = new HashMap<>();
    private final Map<Integer, String> trackers = new HashMap<>();
    private final Map<Integer, String> replaced = new HashMap<>();
    private final Map<Integer, List<List<Integer>>> counted = new HashMap<>();
    private final List<Path> receipts = new ArrayList<>();

    Poll(Browsers browsers, URI receiptPage, Letters letters, Path files) {
        this.browsers = browsers;
        this.receiptPage = receiptPage;
        this.letters = letters;
        this.files = files;
    }

    void vote() throws IOException {
        for (int member = 0; member < VOTERS; member++) {
            var voter = voter(member);
            voters.put(member, voter);
            voter.encrypt(choices(member));
            if (member == AUDITS) {
                voter.audit(choices(member));
            }
            trackers.put(member, voter.cast());
            counted.put(member, choices(member));
            receipts.add(voter.saveReceipt(files));
        }
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

    void checkReceipts() {
        trackers.forEach(
                (member, tracker) -> assertEquals("counted", voters.get(member).asks(receiptPage, tracker)));
        replaced.forEach(
                (member, tracker) -> assertEquals("replaced", voters.get(member).asks(receiptPage, tracker)));
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
                browsers.phone(Roll.language(member)),
                Roll.card(member),
                letters.links().get(Roll.card(member)),
                () -> mailed(MailResource.await(email, before + 1).text()));
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
