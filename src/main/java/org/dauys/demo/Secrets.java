package org.dauys.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.dauys.account.StaffId;
import org.dauys.account.Totp;
import org.dauys.election.ElectionId;
import org.dauys.platform.MasterKey;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.symbols.Crockford;
import org.dauys.roll.Card;

/**
 * Everything that the people of the demonstration keep to themselves. It is derived from the installation's master key when it
 * is wanted, so the database holds no more of it than of other people's secrets, and every start finds the same.
 */
public final class Secrets {
    private static final int PASSWORD = 16;

    private final MasterKey master;

    public Secrets(MasterKey master) {
        this.master = master;
    }

    /** 80 bits as four groups of four. */
    public String password(Actor actor) {
        var bits = derive("password", actor.word(), PASSWORD * 5 / 8);
        return Crockford.grouped(Crockford.symbols(bits, PASSWORD), 4).toLowerCase(Locale.ROOT);
    }

    public Totp app(Actor actor) {
        return Totp.of(derive("app", actor.word(), Totp.LENGTH));
    }

    /** The secret on paper. */
    public PersonSecret paper(Actor actor) {
        return PersonSecret.of(derive("paper", actor.word(), PersonSecret.LENGTH));
    }

    /** What stands in the member's letter. */
    public Code code(Scene scene, Card card) {
        return Code.of(derive("code", scene.slug() + "/" + card.folded(), Code.RANDOM));
    }

    public StaffId id(Actor actor) {
        return new StaffId(id("staff", actor.word()));
    }

    public ElectionId id(Scene scene) {
        return new ElectionId(id("election", scene.slug().toString()));
    }

    /** A UUID as random ones look. */
    private UUID id(String use, String subject) {
        var bits = ByteBuffer.wrap(derive(use, subject, 2 * Long.BYTES));
        return new UUID(bits.getLong() & ~0xf000L | 0x4000L, bits.getLong() & ~(0b11L << 62) | 1L << 63);
    }

    private byte[] derive(String use, String subject, int length) {
        return master.derive("demo/" + use, subject.getBytes(StandardCharsets.UTF_8), length);
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
