package org.dauys.board;

import java.util.HashMap;
import java.util.Map;
import org.dauys.protocol.record.Entries;

/** Reads ahead: a sum over ballots asks for one after another. */
final class PagedEntries implements Entries {
    private static final int PAGE = 64;

    private final BoardId log;
    private final EntryStore store;
    private final Map<Long, byte[]> page = new HashMap<>();

    PagedEntries(BoardId log, EntryStore store) {
        this.log = log;
        this.store = store;
    }

    @Override
    public synchronized byte[] entry(long index) {
        if (!page.containsKey(index)) {
            page.clear();
            store.read(log, index, index + PAGE, entry -> page.put(entry.index(), entry.bytes()));
        }
        var bytes = page.get(index);
        if (bytes == null) {
            throw new IllegalStateException("entry " + index + " is gone");
        }
        return bytes;
    }
}
