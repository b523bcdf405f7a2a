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
public final class DemoSecrets {
    private static final int PASSWORD = 16;

    private final MasterKey master;

    public DemoSecrets(MasterKey master) {
        this.master = master;
    }

    /** 80 bits as four groups of four. */
    public String password(DemoStaff person) {
        var bits = derive("password", person.word(), PASSWORD * 5 / 8);
        return Crockford.grouped(Crockford.symbols(bits, PASSWORD), 4).toLowerCase(Locale.ROOT);
    }

    public Totp app(DemoStaff person) {
        return Totp.of(derive("app", person.word(), Totp.LENGTH));
    }

    /** The secret on paper. */
    public PersonSecret paper(DemoStaff person) {
        return PersonSecret.of(derive("paper", person.word(), PersonSecret.LENGTH));
    }

    /** What stands in the member's letter. */
    public Code code(DemoElection plan, Card card) {
        return Code.of(derive("code", plan.slug() + "/" + card.folded(), Code.RANDOM));
    }

    public StaffId id(DemoStaff person) {
        return new StaffId(id("staff", person.word()));
    }

    public ElectionId id(DemoElection plan) {
        return new ElectionId(id("election", plan.slug().toString()));
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
        return "DemoSecrets[hidden]";
    }
}
