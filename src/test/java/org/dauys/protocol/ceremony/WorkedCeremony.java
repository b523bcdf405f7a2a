package org.dauys.protocol.ceremony;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dauys.protocol.group.Element;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.Scalar;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.transcript.Hash;
import org.dauys.protocol.vectors.Seeded;

/** A ceremony of three holders with threshold two, as the worked example of 09-ceremony has it: all of it follows from names. */
public final class WorkedCeremony {
    public static final Hash START = Seeded.hash("start");
    public static final Hash KEYS = Seeded.hash("keys");
    static final byte[] ORDER =
            HexFormat.of().parseHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    private static final int HOLDERS = 3;
    private static final int THRESHOLD = 2;

    private WorkedCeremony() {}

    /** The printed secret of holder i. */
    static PersonSecret holder(int i) {
        return PersonSecret.of(Seeded.bytes("secret " + i));
    }

    public static Point communicationKey(int i) {
        return holder(i).communicationKey(START).timesG();
    }

    public static Hash shareContext(int dealer, int receiver) {
        return Contexts.share(
                START,
                KEYS,
                new Contexts.End(dealer, communicationKey(dealer)),
                new Contexts.End(receiver, communicationKey(receiver)));
    }

    private static List<SecretScalar> coefficients(int dealer) {
        return IntStream.range(0, THRESHOLD)
                .mapToObj(k -> holder(dealer).coefficient(START, k))
                .toList();
    }

    /** f_dealer(j). */
    static SecretScalar share(int dealer, int j) {
        var coefficients = coefficients(dealer);
        return coefficients.get(0).plus(coefficients.get(1).times(Scalar.of(j)));
    }

    /** x_j. */
    public static SecretScalar shareOf(int j) {
        return share(1, j).plus(share(2, j)).plus(share(3, j));
    }

    /** K. */
    public static Point jointKey() {
        var constants = IntStream.rangeClosed(1, HOLDERS)
                .mapToObj(i -> (Element) coefficients(i).get(0).timesG())
                .toList();
        return Element.sum(constants).point().orElseThrow();
    }

    static Rehearsal rehearsal() {
        return new Rehearsal(Seeded.hash("ceremony transcript"), jointKey());
    }

    static Map<Integer, Point> factors(Rehearsal rehearsal) {
        var alpha = rehearsal.ciphertext().alpha().point().orElseThrow();
        return IntStream.rangeClosed(1, HOLDERS)
                .boxed()
                .collect(Collectors.toMap(j -> j, j -> shareOf(j).times(alpha), (a, b) -> a, TreeMap::new));
    }
}
