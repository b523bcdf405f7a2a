package org.dauys.credential;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.dauys.election.ElectionId;

/** Issuances under way, at most one an election. No code is ever among what this keeps. */
public interface Issuances {
    Optional<Issuance> find(ElectionId election);

    /** False, and nothing is done, if the election has one. */
    boolean begin(Issuance issuance);

    /** How many letters are made. False if it was discarded. */
    boolean progress(Issuance.Id id, int made);

    /**
     * All letters are made. False if it was discarded.
     *
     * @param document the credentials of all codes (spec: M-5)
     */
    boolean finish(Issuance.Id id, byte[] document);

    /** The credentials, of which nobody can discard the issuance until the caller's transaction ends; empty while it isn't finished. */
    Optional<byte[]> document(Issuance.Id id);

    /** Keeps who confirms it, before the record is asked: the answer may get lost. The caller holds its {@link #document}. */
    void confirming(Issuance.Id id, Confirmation.Act confirmed);

    /**
     * The record has the election's credentials: of the issuance that was {@link #confirming confirmed} only stays who made it
     * and who confirmed it. Nothing is done if there is none.
     */
    void confirm(ElectionId election);

    /** Empty where no letters of this server were confirmed. */
    Optional<Confirmation> confirmation(ElectionId election);

    /**
     * False, and nothing is done, if it is gone already.
     *
     * @param tooLate asked while nobody else can confirm it
     */
    boolean discard(Issuance.Id id, BooleanSupplier tooLate);

    /** Discards it unless it is finished. */
    void abandon(Issuance.Id id);
}
