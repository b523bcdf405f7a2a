package org.dauys.protocol.record;

import java.util.Optional;
import java.util.function.Supplier;
import org.dauys.protocol.Outcome;
import org.dauys.protocol.Refusal;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.tally.Aggregate;

/** Before the manifest. */
public record Empty() implements Stage {
    @Override
    public Phase phase() {
        return Phase.EMPTY;
    }

    @Override
    public Optional<Election> election() {
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> refusal(CheckedEntry head, Entry.Head content) {
        return content instanceof Entry.ManifestHead ? Optional.empty() : Stage.super.refusal(head, content);
    }

    @Override
    public Outcome<Stage> complete(CheckedEntry head, byte[] document, Supplier<Aggregate> totals) {
        return Manifest.parse(document)
                .then(manifest -> Outcome.accepted(Preparing.begin(Election.begin(head.hash(), manifest))));
    }
}
