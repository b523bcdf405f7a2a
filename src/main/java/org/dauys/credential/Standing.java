package org.dauys.credential;

import java.util.Optional;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.record.Election;

/** How far an election's codes are. */
public sealed interface Standing {
    /** The election is a draft. */
    record Draft() implements Standing {}

    /** The roll may still change. */
    record RollOpen() implements Standing {}

    /** A registrar makes the codes, apart from this server. */
    record WithRegistrar(String name) implements Standing {}

    /** The letters can be made. */
    record Ready(Election election, Roll.Announced members) implements Standing {}

    /** A file of letters is on its way to somebody. */
    record Making(Issuance issuance) implements Standing {}

    /** The letters are made; whether the file has arrived whole is not known yet. */
    record Made(Issuance issuance) implements Standing {}

    /** The roll was opened again after the letters had begun: they are for other members, or for other salts. */
    record Outdated(Issuance issuance) implements Standing {}

    /**
     * The credentials stand in the record.
     *
     * @param by who made and who confirmed the letters; empty if this server made none
     */
    record Logged(Optional<Confirmation> by) implements Standing {}

    /** The election was cancelled before it had codes. */
    record Over() implements Standing {}
}
