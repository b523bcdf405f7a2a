package org.dauys.board;

/** The service's keys, the same at every call and on every node. */
@FunctionalInterface
public interface KeyRing {
    LogKeys of(BoardId log);
}
