package org.dauys.roll;

import org.dauys.protocol.json.JsonWriter;
import org.dauys.protocol.transcript.Hash;
import org.dauys.roll.Rolls.Proof;

/** The member's proof as a file (spec: M-6). Holds the card's number, so it is for the member alone. */
public final class ProofFile {
    private ProofFile() {}

    /** @param election the election's id */
    public static byte[] of(Hash election, Proof proof) {
        var member = proof.member();
        return JsonWriter.object(out -> {
            out.hash("election", election).text("card", member.card());
            out.text("style", member.style()).text("weight", member.weight()).hash("salt", member.salt());
            out.number("index", proof.index()).number("size", proof.size());
            out.hash("root", proof.roll().root());
            out.texts("proof", proof.path().stream().map(Hash::hex).toList());
        });
    }
}
