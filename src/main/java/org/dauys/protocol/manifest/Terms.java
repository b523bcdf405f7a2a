package org.dauys.protocol.manifest;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.json.Parsed;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.transcript.Hash;

/**
 * The content of a manifest, as its grammar has it (spec: M-2). Whether the terms agree with each other is
 * {@link TermsRules}' business; a {@link Manifest} is terms that do.
 *
 * @param address the public address of the election's page
 * @param log the checkpoint's origin and the log's key
 * @param receiptKey the key of receipts
 * @param floor fewest counted ballots that are decrypted
 * @param booth the SHA-256 of the saved booth page (spec: S-1)
 */
public record Terms(
        String address,
        NoteKey log,
        Point receiptKey,
        Witnesses witnesses,
        Texts organisation,
        Texts title,
        Optional<Texts> description,
        List<Person> committee,
        Issuer issuer,
        Trustees trustees,
        Eligibility eligibility,
        Revote revote,
        int floor,
        List<Style> styles,
        List<WeightClass> weights,
        Schedule schedule,
        List<ContestTerms> contests,
        Optional<Hash> booth) {
    static final int MAX_CONTESTS = 50;
    private static final int VERSION = 1;
    private static final String SUITE = "P-256/SHA-256";

    public Terms {
        committee = List.copyOf(committee);
        styles = List.copyOf(styles);
        weights = List.copyOf(weights);
        contests = List.copyOf(contests);
    }

    /** M-2.1. */
    public static Parsed<Terms> parse(byte[] document) {
        return JsonReader.read(document, Terms::read);
    }

    private static Terms read(JsonReader in) throws Malformed {
        in.field("v").integer(VERSION, VERSION);
        in.field("suite").constant(SUITE);
        return new Terms(
                in.field("address").text(200),
                in.field("log").object(of -> Witnesses.noteKey(of, "origin", NoteKey.Use.LOG)),
                in.field("receiptKey").point(),
                in.field("witnesses").object(Witnesses::read),
                Texts.read(in.field("organisation"), 200),
                Texts.read(in.field("title"), 200),
                in.has("description") ? Optional.of(Texts.readLines(in.field("description"), 4000)) : Optional.empty(),
                in.field("committee").list(2, 9, item -> item.object(Person::read)),
                in.field("issuer").object(Issuer::read),
                in.field("trustees").object(Trustees::read),
                in.field("eligibility").object(Eligibility::read),
                in.field("revote").oneOf(Revote.values()),
                in.field("floor").number(1, 1000),
                in.field("styles").list(1, 1, item -> item.object(Style::read)),
                in.field("weights").list(1, 1, item -> item.object(WeightClass::read)),
                in.field("schedule").object(Schedule::read),
                in.field("contests").list(1, MAX_CONTESTS, item -> item.object(ContestTerms::read)),
                in.has("booth") ? Optional.of(in.field("booth").hash()) : Optional.empty());
    }

    /** The one spelling of these terms. */
    public byte[] document() {
        return JsonWriter.object(out -> {
            out.number("v", VERSION).text("suite", SUITE).text("address", address);
            out.object("log", in -> in.text("origin", log.name()).hex("key", log.key()));
            out.point("receiptKey", receiptKey).object("witnesses", witnesses::write);
            out.object("organisation", organisation::write).object("title", title::write);
            description.ifPresent(texts -> out.object("description", texts::write));
            out.objects("committee", committee, (item, person) -> person.write(item));
            out.object("issuer", issuer::write).object("trustees", trustees::write);
            out.object("eligibility", eligibility::write).word("revote", revote).number("floor", floor);
            out.objects("styles", styles, (item, style) -> style.write(item));
            out.objects("weights", weights, (item, weight) -> weight.write(item));
            out.object("schedule", schedule::write);
            out.objects("contests", contests, (item, contest) -> contest.write(item));
            booth.ifPresent(page -> out.hash("booth", page));
        });
    }
}
