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
final class DemoHolders {
    private static final List<DemoStaff> ALL = DemoStaff.in(Role.HOLDER);

    private final DemoCommittee committee;
    private final DemoSecrets secrets;
    private final SecureRandom random;

    DemoHolders(DemoCommittee committee, DemoSecrets secrets, SecureRandom random) {
        this.committee = committee;
        this.secrets = secrets;
        this.random = random;
    }

    /** Goes on with the ceremony from wherever it stands, until there is a joint key. */
    void holdCeremony(MadeElection made) {
        for (var attempt = attempt(made); !(attempt.orElse(null) instanceof Complete); attempt = attempt(made)) {
            step(made, attempt);
        }
    }

    private static Optional<Attempt> attempt(MadeElection made) {
        return made.stage() instanceof Preparing preparing
                ? preparing.ceremony().last()
                : Optional.empty();
    }

    private void step(MadeElection made, Optional<Attempt> attempt) {
        if (attempt.isEmpty()) {
            int threshold = made.election().draft().terms().threshold();
            var ids = ALL.stream().map(person -> made.id(person, secrets)).toList();
            decide(made, new Start(1, threshold, ids));
        } else if (attempt.get() instanceof Committing full && full.isFull()) {
            decide(made, new Keys(full.start().entry(), full.commitHashes()));
        } else {
            visit(made, attempt.get());
        }
    }

    private void decide(MadeElection made, CeremonyMessage message) {
        committee.decide(made, new Entry.Ceremony(message), made.election().frozenAt());
    }

    /** The next holder's visit. */
    private void visit(MadeElection made, Attempt attempt) {
        for (int index = 1; index <= ALL.size(); index++) {
            var message = message(attempt, index);
            if (message.isPresent()) {
                var person = ALL.get(index - 1);
                made.append(List.of(signed(made, person, new Entry.Ceremony(message.get()))));
                return;
            }
        }
        throw new IllegalStateException(made.plan() + ": the ceremony stands still");
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
    void decrypt(MadeElection made, int number) {
        for (int index = 1; index <= number; index++) {
            if (made.stage() instanceof Tallied tallied && tallied.shares().size() < index) {
                decrypt(made, tallied, index);
            }
        }
    }

    private void decrypt(MadeElection made, Tallied tallied, int index) {
        var ceremony = tallied.closed().voting().open().ceremony().confirmed();
        var share = part(ceremony, index).share(ceremony).orElseThrow();
        var document = PartialDecryption.make(tallied.aggregate(), tallied.context(index), share, random)
                .document();
        var head = new Entry.DecryptionHead(tallied.hash(), index, Document.of(document));
        made.append(EntryWriter.withParts(signed(made, ALL.get(index - 1), head), document));
    }

    private byte[] signed(MadeElection made, DemoStaff person, Entry.InJson content) {
        return EntryWriter.signed(content.kind(), List.of(made.line(person, content, secrets)));
    }
}
