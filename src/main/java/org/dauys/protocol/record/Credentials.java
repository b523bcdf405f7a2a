package org.dauys.protocol.record;

import static org.dauys.protocol.Rule.R_20;
import static org.dauys.protocol.Rule.R_21;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.contest.Contest;
import org.dauys.protocol.group.Point;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Roll;

/**
 * Which credentials may vote (spec: ). Every credential there ever was has a <em>place</em>: those of the roll
 * theirs in the roll, re-issued ones the places after. Immutable; a revocation copies the few exceptions, never the roll.
 */
public final class Credentials implements org.dauys.protocol.ballot.Roll {
    private final Manifest manifest;
    private final Roll roll;
    private final Map<Point, Integer> reissued;
    private final Set<Integer> revoked;
    private final Set<Integer> fallen;
    private final Set<Integer> replaced;

    private Credentials(
            Manifest manifest,
            Roll roll,
            Map<Point, Integer> reissued,
            Set<Integer> revoked,
            Set<Integer> fallen,
            Set<Integer> replaced) {
        this.manifest = manifest;
        this.roll = roll;
        this.reissued = reissued;
        this.revoked = revoked;
        this.fallen = fallen;
        this.replaced = replaced;
    }

    static Credentials of(Manifest manifest, Roll roll) {
        return new Credentials(manifest, roll, Map.of(), Set.of(), Set.of(), Set.of());
    }

    /** N of O-1: live credentials and revoked ones without a replacement are always as many as the roll. */
    public int size() {
        return roll.size();
    }

    public Roll roll() {
        return roll;
    }

    /** How many were revoked. */
    public int revoked() {
        return revoked.size();
    }

    /** How many were re-issued. */
    public int reissued() {
        return reissued.size();
    }

    /** The place of a credential that ever was, live or not. */
    public OptionalInt place(Point credential) {
        var place = roll.find(credential.encode(Point.Form.COMPRESSED));
        return place.isPresent() || !reissued.containsKey(credential)
                ? place
                : OptionalInt.of(reissued.get(credential));
    }

    /** */
    public boolean isLive(Point credential) {
        var place = place(credential);
        return place.isPresent() && !revoked.contains(place.getAsInt());
    }

    /** The place of a live credential by its compressed encoding; those of the roll need no decoding. */
    OptionalInt livePlace(byte[] credential) {
        var known = roll.find(credential);
        var place = known.isPresent() || reissued.isEmpty()
                ? known
                : Point.decode(credential, Point.Form.COMPRESSED)
                        .map(this::place)
                        .orElse(known);
        return place.isPresent() && !revoked.contains(place.getAsInt()) ? place : OptionalInt.empty();
    }

    /** was it revoked? */
    public boolean isRevoked(Point credential) {
        return isAmong(revoked, credential);
    }

    /** was another issued in its place? */
    public boolean isReplaced(Point credential) {
        return isAmong(replaced, credential);
    }

    private boolean isAmong(Set<Integer> places, Point credential) {
        var place = place(credential);
        return place.isPresent() && places.contains(place.getAsInt());
    }

    /** Did the last ballot of this credential fall with it? */
    public boolean hasFallen(Point credential) {
        return isAmong(fallen, credential);
    }

    /** Did the last ballot of the credential at this place fall with it? */
    boolean isFallen(int place) {
        return fallen.contains(place);
    }

    @Override
    public List<List<Contest>> styles() {
        return List.of(manifest.contests());
    }

    @Override
    public Optional<List<Contest>> contestsOf(Point credential) {
        return isLive(credential) ? Optional.of(manifest.contests()) : Optional.empty();
    }

    /** */
    Outcome<Credentials> revoke(Entry.Revoked entry) {
        if (!isLive(entry.credential())) {
            return Outcome.refused(R_20.refuses("no live credential"));
        }
        int place = place(entry.credential()).getAsInt();
        boolean falls = entry.ballot() == Entry.Revoked.Fate.FALLS;
        return Outcome.accepted(new Credentials(
                manifest, roll, reissued, with(revoked, place), falls ? with(fallen, place) : fallen, replaced));
    }

    /** */
    Outcome<Credentials> reissue(Entry.Reissued entry, Ledger ledger) {
        var place = place(entry.revoked());
        boolean replaceable = place.isPresent()
                && revoked.contains(place.getAsInt())
                && !replaced.contains(place.getAsInt())
                && (fallen.contains(place.getAsInt()) || !ledger.hasVoted(place.getAsInt()));
        if (!replaceable) {
            return Outcome.refused(R_21.refuses("not revoked, replaced already, or its ballot stands"));
        }
        if (place(entry.credential()).isPresent()) {
            return Outcome.refused(R_21.refuses("the new credential was in the roll before"));
        }
        if (reissued.size() >= manifest.terms().eligibility().maxReissued()) {
            return Outcome.refused(R_21.refuses("more than the manifest allows"));
        }
        var more = new HashMap<>(reissued);
        more.put(entry.credential(), roll.size() + reissued.size());
        return Outcome.accepted(new Credentials(
                manifest, roll, Collections.unmodifiableMap(more), revoked, fallen, with(replaced, place.getAsInt())));
    }

    private static Set<Integer> with(Set<Integer> set, int place) {
        var more = new HashSet<>(set);
        more.add(place);
        return Collections.unmodifiableSet(more);
    }
}
