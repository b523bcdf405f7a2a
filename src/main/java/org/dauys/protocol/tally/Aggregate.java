package org.dauys.protocol.tally;

import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Rule;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;

/** The encrypted totals of every contest, in the manifest's order (spec: D-1). Says nothing of any single ballot. */
public record Aggregate(List<OfContest> contests) {
    private static final int MAX_CONTESTS = 50;

    public Aggregate {
        contests = List.copyOf(contests);
    }

    /**
     * @param ballots counted ballots with this contest
     * @param decrypt are they enough (spec: D-2)? If not there are no slots
     */
    public record OfContest(String id, long ballots, boolean decrypt, List<OfSlot> slots) {
        public OfContest {
            slots = List.copyOf(slots);
        }

        static OfContest read(JsonReader in) throws Malformed {
            return new OfContest(
                    in.field("id").id(),
                    in.field("ballots").integer(0, JsonReader.MAX_INTEGER),
                    in.field("decrypt").bool(),
                    in.field("slots").list(0, Contest.MAX_OPTIONS + 1, item -> item.object(OfSlot::read)));
        }

        void write(JsonWriter out) {
            out.text("id", id).number("ballots", ballots).bool("decrypt", decrypt);
            out.objects("slots", slots, (item, slot) -> slot.write(item));
        }

        /** The slots that take a partial decryption: all but those where α is O. */
        List<OfSlot> toDecrypt() {
            return slots.stream().filter(slot -> slot.alpha().isPresent()).toList();
        }
    }

    /** A slot's total. */
    public record OfSlot(String id, CiphertextSum sum) {
        private static final String IDENTITY = "0";
        private static final int HEX = 66;

        static OfSlot read(JsonReader in) throws Malformed {
            return new OfSlot(
                    in.field("id").id(), new CiphertextSum(element(in.field("alpha")), element(in.field("beta"))));
        }

        void write(JsonWriter out) {
            out.text("id", id).text("alpha", spelled(sum.alpha())).text("beta", spelled(sum.beta()));
        }

        /** α, unless it is O and so there is nothing to decrypt. */
        Optional<Point> alpha() {
            return sum.alpha().point();
        }

        private static Element element(JsonReader in) throws Malformed {
            var text = in.text(HEX);
            return text.equals(IDENTITY)
                    ? Identity.O
                    : Point.fromHex(text).orElseThrow(() -> in.refuse("want a point or 0"));
        }

        private static String spelled(Element element) {
            return element.point().map(Point::hex).orElse(IDENTITY);
        }
    }

    /** D-1.1. */
    public static Outcome<Aggregate> parse(byte[] document) {
        return JsonReader.read(
                        document,
                        in -> new Aggregate(
                                in.field("contests").list(1, MAX_CONTESTS, item -> item.object(OfContest::read))))
                .under(Rule.D_1_1);
    }

    /** The one spelling. */
    public byte[] document() {
        return JsonWriter.object(out -> out.objects("contests", contests, (item, contest) -> contest.write(item)));
    }

    /** Does any slot take a partial decryption? */
    public boolean isToDecrypt() {
        return contests.stream().anyMatch(contest -> !contest.toDecrypt().isEmpty());
    }
}
