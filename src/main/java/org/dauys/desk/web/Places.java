package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.dauys.election.Election;
import org.dauys.election.draft.Contest;
import org.dauys.election.draft.Finding;
import org.dauys.platform.Language;

/** Says in words where a finding is, and leads to the page where it is put right. */
@Singleton
class Places {
    private static final String BETWEEN = " → ";

    private final Colleagues colleagues;
    private final Words words;

    @Inject
    Places(Colleagues colleagues, Words words) {
        this.colleagues = colleagues;
        this.words = words;
    }

    /** One thing to put right. */
    record Lack(String where, String what, String href) {}

    List<Lack> of(Election election, List<Finding> findings) {
        return findings.stream().map(finding -> lack(election, finding)).toList();
    }

    private Lack lack(Election election, Finding finding) {
        var steps = List.of(finding.place().split("/"));
        var page = "/desk/" + election.id();
        var what = words.of(finding);
        return switch (steps.get(0)) {
            case "contests" -> inContests(election, steps, what, page + "/contests");
            case "schedule" -> new Lack(words.draft().schedule(), what, page + "/schedule#" + last(steps));
            case "people", "threshold", "lossAccepted" -> inPeople(steps, what, page + "/people#");
            default ->
                new Lack(label(steps.get(0)) + language(steps), what, page + "/texts#" + String.join("-", steps));
        };
    }

    private Lack inContests(Election election, List<String> steps, String what, String page) {
        if (steps.size() < 2) {
            return new Lack(words.draft().questions(), what, page);
        }
        var contest = election.draft().contests().get(Integer.parseInt(steps.get(1)));
        var where = (Integer.parseInt(steps.get(1)) + 1) + ". " + title(contest);
        var href = page + "/" + contest.id();
        var rest = steps.subList(2, steps.size());
        if (rest.size() < 3 || !rest.get(0).equals("options")) {
            return new Lack(where + language(steps), what, href + "#" + String.join("-", rest));
        }
        int number = Integer.parseInt(rest.get(1));
        var option = contest.options().get(number);
        var text = option.text().shownIn(words.reader());
        return new Lack(
                where + BETWEEN + (number + 1) + ". " + text + language(steps),
                what,
                href + "/options/" + option.id() + "#" + String.join("-", rest.subList(2, rest.size())));
    }

    private Lack inPeople(List<String> steps, String what, String page) {
        if (steps.size() == 1) {
            return new Lack(words.draft().people(), what, page + steps.get(0));
        }
        var name = colleagues
                .find(steps.get(1))
                .map(staff -> BETWEEN + staff.name())
                .orElse("");
        return new Lack(words.draft().people() + name, what, page + String.join("-", steps));
    }

    private String title(Contest contest) {
        var title = contest.title().shownIn(words.reader());
        return title.isEmpty() ? words.draft().untitled() : title;
    }

    private String label(String field) {
        return switch (field) {
            case "organisation" -> words.draft().organisation();
            case "description" -> words.draft().description();
            default -> words.draft().title();
        };
    }

    /** The language of a text, where the place is one. */
    private static String language(List<String> steps) {
        return Language.of(last(steps))
                .map(language -> BETWEEN + language.ownName())
                .orElse("");
    }

    private static String last(List<String> steps) {
        return steps.get(steps.size() - 1);
    }
}
