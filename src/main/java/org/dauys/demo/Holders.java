package org.dauys.demo;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.dauys.election.Role;
import org.dauys.protocol.ceremony.Attempt;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.ceremony.CeremonyMessage.Keys;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.ceremony.Committing;
import org.dauys.protocol.ceremony.Complete;
import org.dauys.protocol.ceremony.Confirming;
import org.dauys.protocol.ceremony.HolderPart;
import org.dauys.protocol.ceremony.Revealing;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.record.Tallied;
import org.dauys.protocol.tally.PartialDecryption;

/** The key holders hold the ceremony, and later decrypt. */
final class Holders {
    private static final List<Actor> ALL = Actor.in(Role.HOLDER);

    private final Committee committee;
    private final Secrets secrets;
    private final SecureRandom random;

    Holders(Committee committee, Secrets secrets, SecureRandom random) {
        this.committee = committee;
        this.secrets = secrets;
        this.random = random;
    }

    /** Goes on with the ceremony from wherever it stands, until there is a joint key. */
    void holdCeremony(Play play) {
        for (var attempt = attempt(play); !(attempt.orElse(null) instanceof Complete); attempt = attempt(play)) {
            step(play, attempt);
        }
    }

    private static Optional<Attempt> attempt(Play play) {
        return play.stage() instanceof Preparing preparing
                ? preparing.ceremony().last()
                : Optional.empty();
    }

    private void step(Play play, Optional<Attempt> attempt) {
        if (attempt.isEmpty()) {
            int threshold = play.election().draft().terms().threshold();
            var ids = ALL.stream().map(actor -> play.id(actor, secrets)).toList();
            decide(play, new Start(1, threshold, ids));
        } else if (attempt.get() instanceof Committing full && full.isFull()) {
            decide(play, new Keys(full.start().entry(), full.commitHashes()));
        } else {
            visit(play, attempt.get());
        }
    }

    private void decide(Play play, CeremonyMessage message) {
        committee.decide(play, new Entry.Ceremony(message), play.election().frozenAt());
    }

    /** The next holder's visit. */
    private void visit(Play play, Attempt attempt) {
        for (int index = 1; index <= ALL.size(); index++) {
            var message = message(attempt, index);
            if (message.isPresent()) {
                var actor = ALL.get(index - 1);
                play.append(List.of(signed(play, actor, new Entry.Ceremony(message.get()))));
                return;
            }
        }
        throw new IllegalStateException(play.scene() + ": the ceremony stands still");
    }

    /** Empty where this holder has been. */
    private Optional<CeremonyMessage> message(Attempt attempt, int index) {
        var part = part(attempt, index);
        if (attempt instanceof Committing committing) {
            return committing.commits().containsKey(index) ? Optional.empty() : Optional.of(part.commit());
        }
        if (attempt instanceof Revealing revealing) {
            return revealing.reveals().containsKey(index) ? Optional.empty() : Optional.of(part.reveal(revealing));
        }
        return attempt instanceof Confirming confirming
                        && !confirming.confirms().containsKey(index)
                ? Optional.of(part.answer(confirming))
                : Optional.empty();
    }

    private HolderPart part(Attempt attempt, int index) {
        return new HolderPart(secrets.paper(ALL.get(index - 1)), attempt.start(), index, random);
    }

    /** The first {@code number} of them decrypt, who haven't yet. */
    void decrypt(Play play, int number) {
        for (int index = 1; index <= number; index++) {
            if (play.stage() instanceof Tallied tallied && tallied.shares().size() < index) {
                decrypt(play, tallied, index);
            }
        }
    }

    private void decrypt(Play play, Tallied tallied, int index) {
        var ceremony = tallied.closed().voting().open().ceremony().confirmed();
        var share = part(ceremony, index).share(ceremony).orElseThrow();
        var document = PartialDecryption.make(tallied.aggregate(), tallied.context(index), share, random)
                .document();
        var head = new Entry.DecryptionHead(tallied.hash(), index, Document.of(document));
        play.append(EntryWriter.withParts(signed(play, ALL.get(index - 1), head), document));
    }

    private byte[] signed(Play play, Actor actor, Entry.InJson content) {
        return EntryWriter.signed(content.kind(), List.of(play.line(actor, content, secrets)));
    }
}
