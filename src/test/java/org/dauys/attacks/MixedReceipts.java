package org.dauys.attacks;

import java.util.ArrayList;
import java.util.List;
import org.dauys.protocol.receipt.ReceiptFile;

/** Receipts put together from the parts of honest ones: of one the words, of another the signature, the head, the proof. */
public final class MixedReceipts {
    private MixedReceipts() {}

    /** Every mixture, without the honest ones themselves. */
    public static List<ReceiptFile> of(List<ReceiptFile> honest) {
        var mixed = new ArrayList<ReceiptFile>();
        for (var said : honest) {
            for (var signed : honest) {
                for (var head : honest) {
                    for (var proof : honest) {
                        mixed.add(mixed(said, signed, head, proof));
                    }
                }
            }
        }
        mixed.removeAll(honest);
        return mixed;
    }

    static ReceiptFile mixed(ReceiptFile said, ReceiptFile signed, ReceiptFile head, ReceiptFile proof) {
        var line = cut(said.receipt(), true) + "." + cut(signed.receipt(), false);
        return new ReceiptFile(line, head.checkpoint(), proof.inclusion());
    }

    private static String cut(String line, boolean words) {
        int dot = line.lastIndexOf('.');
        return words ? line.substring(0, dot) : line.substring(dot + 1);
    }
}
