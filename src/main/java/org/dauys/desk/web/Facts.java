package org.dauys.desk.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.dauys.account.SigningKeys;
import org.dauys.election.Election;
import org.dauys.platform.Shown;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;

/** Says in plain words what an entry says that two people sign. */
@Singleton
class Facts {
    private final Colleagues colleagues;
    private final Words words;

    @Inject
    Facts(Colleagues colleagues, Words words) {
        this.colleagues = colleagues;
        this.words = words;
    }

    List<Fact> of(Election election, Entry content) {
        var say = words.decision();
        if (content instanceof Entry.Opened opened) {
            return List.of(
                    new Fact(say.closesAt(), time(opened.closesAt())),
                    new Fact(say.rollFingerprint(), fingerprint(opened.roll())),
                    new Fact(say.keyFingerprint(), fingerprint(opened.ceremony())));
        }
        if (content instanceof Entry.Extended extended) {
            return List.of(new Fact(say.closesAt(), time(extended.closesAt())));
        }
        if (content instanceof Entry.Suspended suspended) {
            return List.of(new Fact(say.reason(), suspended.reason()));
        }
        if (content instanceof Entry.ClosedEarly closed) {
            return List.of(new Fact(say.reason(), closed.reason()));
        }
        if (content instanceof Entry.Cancelled cancelled) {
            return List.of(new Fact(say.reason(), cancelled.reason()));
        }
        if (content instanceof Entry.Revoked revoked) {
            return revoked(revoked, say);
        }
        if (content instanceof Entry.Reissued reissued) {
            return List.of(
                    new Fact(say.oldCode(), reissued.revoked().hex()),
                    new Fact(say.newCode(), reissued.credential().hex()));
        }
        if (content instanceof Entry.KeyReplaced replaced) {
            return List.of(
                    new Fact(say.person(), names(election, List.of(replaced.person()))),
                    new Fact(
                            say.newKey(),
                            SigningKeys.fingerprint(replaced.key()).toString()));
        }
        return content instanceof Entry.Ceremony ceremony ? ceremony(election, ceremony.message(), say) : List.of();
    }

    private static List<Fact> revoked(Entry.Revoked revoked, DecisionTexts say) {
        boolean falls = revoked.ballot() == Entry.Revoked.Fate.FALLS;
        return List.of(
                new Fact(say.oldCode(), revoked.credential().hex()),
                new Fact(say.reason(), say.revoked(revoked.reason())),
                new Fact(say.itsBallot(), falls ? say.ballotFalls() : say.ballotStands()));
    }

    private List<Fact> ceremony(Election election, CeremonyMessage message, DecisionTexts say) {
        if (message instanceof CeremonyMessage.Start start) {
            return List.of(
                    new Fact(say.attempt(), Long.toString(start.attempt())),
                    new Fact(say.holders(), names(election, start.holders())),
                    new Fact(
                            say.threshold(),
                            say.ofAll(start.threshold(), start.holders().size())));
        }
        if (message instanceof CeremonyMessage.Keys keys) {
            return List.of(
                    new Fact(say.holderKeys(), Integer.toString(keys.commits().size())));
        }
        return message instanceof CeremonyMessage.Aborted aborted
                ? List.of(new Fact(say.reason(), aborted.reason()))
                : List.of();
    }

    private String names(Election election, List<String> ids) {
        return ids.stream()
                .flatMap(id -> election.people().byId(id).stream())
                .map(person -> colleagues.name(person.staff()))
                .collect(Collectors.joining(", "));
    }

    private String time(Instant time) {
        return Shown.dateTime(time, words.reader().locale());
    }

    private static String fingerprint(Hash hash) {
        return Fingerprint.of(hash).toString();
    }
}
