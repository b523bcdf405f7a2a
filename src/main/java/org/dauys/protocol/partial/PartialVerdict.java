package org.dauys.protocol.partial;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dauys.protocol.elgamal.CiphertextSum;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Identity;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.json.JsonReader;
import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.json.Malformed;
import org.dauys.protocol.log.Subtrees;
import org.dauys.protocol.tally.SlotSums;
import org.dauys.protocol.transcript.Hash;

/**
 * The words of a partial verdict (spec: V-1): what its signer says of the ballots in a range of entries. Nothing in it is true because
 * it parses.
 *
 * @param head under which the entries stand
 * @param election for which the ballots were checked
 * @param range the entries that were looked at
 * @param subtrees the range's leaves (V-2)
 * @param cast the sound ballots that were cast: how many, and their sums
 * @param audited how many sound ballots were audited
 * @param section what follows the signature
 */
public record PartialVerdict(
        Head head, Of election, Range range, List<Hash> subtrees, SlotSums cast, long audited, Section section) {
    /** Most bytes of its text. */
    public static final int MAX_LENGTH = 1 << 16;

    /** Most slots that a ballot can have. */
    private static final int MAX_SLOTS = 134;

    private static final int MAX_SUBTREES = 106;
    private static final byte[] TITLE = Bytes.ascii("dauys/v1 partial-verdict\n");
    private static final int HEX = 66;
    private static final String IDENTITY = "0";

    public PartialVerdict {
        subtrees = List.copyOf(subtrees);
    }

    /** The head of a log, whoever has signed it. */
    public record Head(String origin, long size, Hash root) {}

    /**
     * What every ballot is bound to.
     *
     * @param opened hash of the entry
     */
    public record Of(Hash opened, Point jointKey) {}

    /** The entries {@code first..end−1}. */
    public record Range(long first, long end) {
        public Range {
            if (first < 0 || end <= first) {
                throw new IllegalArgumentException("no range");
            }
        }

        public long size() {
            return end - first;
        }
    }

    /**
     * The bytes behind the signature: the sorted tags of α, then what was refused.
     *
     * @param tags how many
     * @param refused how many
     * @param sha256 of all of it
     */
    public record Section(long tags, long refused, Hash sha256) {
        /** Bytes of a tag. */
        public static final int TAG = Long.BYTES;

        /** Bytes of a refused entry: {@code u32} place in the range, {@code u8} k for the rule B-6.k. */
        public static final int REFUSED = Integer.BYTES + 1;

        /** Its bytes. */
        public long length() {
            return tags * TAG + refused * REFUSED;
        }
    }

    /** What is signed. */
    public byte[] text() {
        var json = JsonWriter.object(out -> {
            out.text("origin", head.origin).number("size", head.size).hash("root", head.root);
            out.hash("opened", election.opened).point("jointKey", election.jointKey);
            out.number("first", range.first).number("end", range.end);
            out.texts("subtrees", subtrees.stream().map(Hash::hex).toList());
            out.number("cast", cast.ballots()).number("audited", audited);
            out.objects("sums", cast.slots(), PartialVerdict::write);
            out.number("tags", section.tags).number("refused", section.refused).hash("sha256", section.sha256);
        });
        return Bytes.concat(TITLE, json, new byte[] {'\n'});
    }

    /** V-3.1. Empty unless {@code text} is the one spelling of such words. */
    public static Optional<PartialVerdict> parse(byte[] text) {
        int end = text.length - 1;
        boolean framed = text.length <= MAX_LENGTH
                && end > TITLE.length
                && text[end] == '\n'
                && Arrays.equals(text, 0, TITLE.length, TITLE, 0, TITLE.length);
        return framed
                ? JsonReader.read(Arrays.copyOfRange(text, TITLE.length, end), PartialVerdict::read)
                        .value()
                        .filter(PartialVerdict::agrees)
                : Optional.empty();
    }

    /** Do its numbers go together? */
    private boolean agrees() {
        long ballots = cast.ballots() + audited + section.refused;
        return range.end <= head.size
                && range.size() <= Integer.MAX_VALUE
                && ballots <= range.size()
                && section.tags == (cast.ballots() + audited) * cast.slots().size()
                && subtrees.size() == Subtrees.count(range.first, range.end);
    }

    private static PartialVerdict read(JsonReader in) throws Malformed {
        var head = new Head(
                in.field("origin").text(500),
                size(in, "size", 1),
                in.field("root").hash());
        var election = new Of(in.field("opened").hash(), in.field("jointKey").point());
        long first = size(in, "first", 0);
        var range = new Range(first, size(in, "end", first + 1));
        var subtrees = in.field("subtrees").list(1, MAX_SUBTREES, JsonReader::hash);
        long cast = size(in, "cast", 0);
        long audited = size(in, "audited", 0);
        var sums = in.field("sums").list(1, MAX_SLOTS, item -> item.object(PartialVerdict::sum));
        var section = new Section(
                size(in, "tags", 0), size(in, "refused", 0), in.field("sha256").hash());
        return new PartialVerdict(head, election, range, subtrees, new SlotSums(cast, sums), audited, section);
    }

    private static long size(JsonReader in, String name, long least) throws Malformed {
        return in.field(name).integer(least, 1L << 40);
    }

    private static CiphertextSum sum(JsonReader in) throws Malformed {
        return new CiphertextSum(element(in.field("alpha")), element(in.field("beta")));
    }

    private static void write(JsonWriter out, CiphertextSum sum) {
        out.text("alpha", spelled(sum.alpha())).text("beta", spelled(sum.beta()));
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

    @Override
    public String toString() {
        return new String(text(), StandardCharsets.UTF_8);
    }
}
