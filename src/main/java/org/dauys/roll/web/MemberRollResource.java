package org.dauys.roll.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.dauys.account.CurrentMember;
import org.dauys.election.ElectionId;
import org.dauys.election.Elections;
import org.dauys.platform.Access;
import org.dauys.platform.Who;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.roll.Line;
import org.dauys.roll.ProofFile;
import org.dauys.roll.RollLineId;
import org.dauys.roll.RollRecord;
import org.dauys.roll.Rolls;
import org.dauys.roll.Rolls.Proof;
import org.jboss.resteasy.reactive.RestPath;

/** A member's own line: that it is there, what it says, and the proof of it. */
@Path("/e/{slug}/roll")
@Access(Who.MEMBER)
class MemberRollResource {
    private final CurrentMember current;
    private final Elections elections;
    private final Rolls rolls;
    private final RollRecord record;
    private final Words words;

    @Inject
    MemberRollResource(CurrentMember current, Elections elections, Rolls rolls, RollRecord record, Words words) {
        this.current = current;
        this.elections = elections;
        this.rolls = rolls;
        this.record = record;
        this.words = words;
    }

    /** @param registrar who makes the codes; empty if the platform does */
    record Shown(String slug, String title, Line line, Optional<Proof> proof, Optional<String> registrar) {
        /** Of the roll's root, as people compare it. */
        public String root() {
            return proof.map(known -> Fingerprint.of(known.roll().root()).toString())
                    .orElse("");
        }

        /** Of the member's own line. */
        public String digest() {
            return proof.map(known -> Fingerprint.of(known.member().digest()).toString())
                    .orElse("");
        }
    }

    @GET
    public TemplateInstance you(@RestPath String slug) {
        var line = line();
        var election = elections.find(election()).orElseThrow(NotFoundException::new);
        return Templates.you(new Shown(slug, words.title(election), line, rolls.proof(line.id()), registrar()));
    }

    @GET
    @Path("proof.json")
    public Response proof(@RestPath String slug) {
        var proof = rolls.proof(line().id()).orElseThrow(NotFoundException::new);
        var id = record.id(election()).orElseThrow(NotFoundException::new);
        return Response.ok(ProofFile.of(id, proof))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + slug + "-roll-proof.json\"")
                .build();
    }

    private ElectionId election() {
        return new ElectionId(current.member().orElseThrow().election());
    }

    /** A line that was taken from the roll since the member signed in is gone. */
    private Line line() {
        var id = new RollLineId(current.member().orElseThrow().line());
        return rolls.line(id).orElseThrow(NotFoundException::new);
    }

    private Optional<String> registrar() {
        return record.manifest(election())
                .map(manifest -> manifest.terms().issuer())
                .filter(Issuer.Registrar.class::isInstance)
                .map(Issuer.Registrar.class::cast)
                .map(registrar -> registrar.person().name());
    }

    @CheckedTemplate(basePath = "roll")
    static class Templates {
        private Templates() {}

        static native TemplateInstance you(Shown shown);
    }
}
