package org.dauys.board;

import org.dauys.protocol.group.Point;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.log.NoteKey;
import org.dauys.protocol.log.NoteSigner;

/**
 * The two keys that the service has for one log; their public halves stand in its manifest. A class, because a record would
 * print itself.
 */
public final class LogKeys {
    private final byte[] log;
    private final byte[] receipt;

    /**
     * @param log 32 random bytes, the Ed25519 secret that signs checkpoints (spec: L-4)
     * @param receipt the P-256 secret that signs receipts, 32 bytes of a number in 1..n−1 (spec: Q-1)
     */
    public LogKeys(byte[] log, byte[] receipt) {
        if (log.length != NoteSigner.LENGTH || SecretScalar.decode(receipt).isEmpty()) {
            throw new IllegalArgumentException("no keys of a log");
        }
        this.log = log.clone();
        this.receipt = receipt.clone();
    }

    /** The public key of receipts, as the manifest names it. */
    public Point receiptKey() {
        return SecretScalar.decode(receipt).orElseThrow().timesG();
    }

    /** The log's key by its name, as the manifest names them. */
    public NoteKey logKey(String origin) {
        return signer(origin).key();
    }

    NoteSigner signer(String origin) {
        return NoteSigner.of(origin, log, NoteKey.Use.LOG);
    }

    ReceiptSigner receipts() {
        return new ReceiptSigner(receipt);
    }

    @Override
    public String toString() {
        return "LogKeys[hidden]";
    }
}
