package org.dauys.board.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.dauys.board.BoardId;
import org.dauys.board.KeyRing;
import org.dauys.board.LogKeys;
import org.dauys.platform.MasterKey;
import org.dauys.protocol.group.SecretScalar;

/** Every log's keys are derived from the installation's master key, so there is nothing more to store or to lose. */
@Singleton
class DerivedKeys implements KeyRing {
    private static final int LENGTH = 32;

    private final MasterKey master;

    @Inject
    DerivedKeys(MasterKey master) {
        this.master = master;
    }

    @Override
    public LogKeys of(BoardId log) {
        var id = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(log.value().getMostSignificantBits())
                .putLong(log.value().getLeastSignificantBits())
                .array();
        return new LogKeys(master.derive("board/log", id, LENGTH), receipt(id));
    }

    /** The first of a row of candidates that is below the order of P-256; the first but one is needed once in 2³² logs. */
    private byte[] receipt(byte[] id) {
        for (byte attempt = 0; ; attempt++) {
            var subject = Arrays.copyOf(id, id.length + 1);
            subject[id.length] = attempt;
            var candidate = master.derive("board/receipt", subject, LENGTH);
            if (SecretScalar.decode(candidate).isPresent()) {
                return candidate;
            }
        }
    }
}
