package org.dauys.protocol.tally;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.Rule;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.proof.EqualityProof;
import org.dauys.protocol.proof.Equations;

/**
 * One holder's factors for every total that is decrypted, each with its proof (spec: D-3). Fewer than the threshold of
 * them tell nothing of the totals.
 */
public record PartialDecryption(List<OfContest> contests) {
    private static final int MAX_CONTESTS = 50;
    private static final int FRESH = 32;

    public PartialDecryption {
        contests = List.copyOf(contests);
    }

    /** The factors of a contest. */
    public record OfContest(String id, List<OfSlot> slots) {
        public OfContest {
            slots = List.copyOf(slots);
        }

        static OfContest read(JsonReader in) throws Malformed {
            return new OfContest(
                    in.field("id").id(),
                    in.field("slots").list(1, Contest.MAX_OPTIONS + 1, item -> item.object(OfSlot::read)));
        }

        void write(JsonWriter out) {
            out.text("id", id).objects("slots", slots, (item, slot) -> slot.write(item));
        }
    }

    /** {@code factor = x_j·α} of a slot. */
    public record OfSlot(String id, Point factor, EqualityProof proof) {
        static OfSlot read(JsonReader in) throws Malformed {
            return new OfSlot(
                    in.field("id").id(),
                    in.field("factor").point(),
                    new EqualityProof(
                            in.field("a").point(),
                            in.field("b").point(),
                            in.field("s").scalar()));
        }

        void write(JsonWriter out) {
            out.text("id", id).point("factor", factor);
            out.point("a", proof.a()).point("b", proof.b()).scalar("s", proof.s());
        }
    }

    /** A slot that is to be decrypted, with its place. */
    private record Target(String contest, String slot, int slotIndex, Point alpha) {
        EqualityProof.Statement statement(DecryptionContext context, Point factor) {
            return context.statement(contest, slot, slotIndex, alpha, factor);
        }
    }

    /** What the holder of {@code share} makes; it must have checked {@code aggregate} itself (spec: D-5). */
    public static PartialDecryption make(
            Aggregate aggregate, DecryptionContext context, SecretScalar share, SecureRandom random) {
        var contests = new ArrayList<OfContest>();
        for (var contest : aggregate.contests()) {
            var slots = targets(contest).stream()
                    .map(target -> make(target, context, share, random))
                    .toList();
            if (!slots.isEmpty()) {
                contests.add(new OfContest(contest.id(), slots));
            }
        }
        return new PartialDecryption(contests);
    }

    private static OfSlot make(Target target, DecryptionContext context, SecretScalar share, SecureRandom random) {
        var fresh = new byte[FRESH];
        random.nextBytes(fresh);
        var factor = share.times(target.alpha);
        return new OfSlot(target.slot, factor, EqualityProof.prove(target.statement(context, factor), share, fresh));
    }

    private static List<Target> targets(Aggregate.OfContest contest) {
        var targets = new ArrayList<Target>();
        for (int i = 0; i < contest.slots().size(); i++) {
            var slot = contest.slots().get(i);
            int index = i;
            slot.alpha().ifPresent(alpha -> targets.add(new Target(contest.id(), slot.id(), index, alpha)));
        }
        return targets;
    }

    /** D-3.1's grammar. */
    public static Outcome<PartialDecryption> parse(byte[] document) {
        return JsonReader.read(
                        document,
                        in -> new PartialDecryption(
                                in.field("contests").list(1, MAX_CONTESTS, item -> item.object(OfContest::read))))
                .under(Rule.D_3_1);
    }

    /** The one spelling. */
    public byte[] document() {
        return JsonWriter.object(out -> out.objects("contests", contests, (item, contest) -> contest.write(item)));
    }

    /** D-3.1, D-3.3: the rule that this breaks for that aggregate and holder, if any. */
    public Optional<Refusal> refusal(Aggregate aggregate, DecryptionContext context) {
        var targets = aggregate.contests().stream()
                .flatMap(contest -> targets(contest).stream())
                .toList();
        if (!places(aggregate).equals(places())) {
            return Optional.of(Rule.D_3_1.refuses("not exactly the slots to decrypt"));
        }
        var slots =
                contests.stream().flatMap(contest -> contest.slots().stream()).toList();
        var equations = new Equations();
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            var slot = slots.get(i);
            slot.proof.verify(target.statement(context, slot.factor), target.contest + "/" + target.slot, equations);
        }
        return equations
                .refused()
                .map(refused -> Rule.D_3_3.refuses(refused.step().id() + " at " + refused.place()));
    }

    private List<List<String>> places() {
        return contests.stream()
                .flatMap(contest -> contest.slots.stream().map(slot -> List.of(contest.id, slot.id)))
                .toList();
    }

    private static List<List<String>> places(Aggregate aggregate) {
        return aggregate.contests().stream()
                .flatMap(contest -> contest.toDecrypt().stream().map(slot -> List.of(contest.id(), slot.id())))
                .toList();
    }

    /** The factor of a slot; there is one for every slot that takes a partial decryption. */
    Optional<Point> factor(String contest, String slot) {
        return contests.stream()
                .filter(found -> found.id.equals(contest))
                .flatMap(found -> found.slots.stream())
                .filter(found -> found.id.equals(slot))
                .map(OfSlot::factor)
                .findFirst();
    }
}
