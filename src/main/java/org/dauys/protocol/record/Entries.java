package org.dauys.protocol.record;

/** The entries of a log by their index, from tiles, a database or memory. */
@FunctionalInterface
public interface Entries {
    /** The bytes of an entry that stands in the log. */
    byte[] entry(long index);
}
