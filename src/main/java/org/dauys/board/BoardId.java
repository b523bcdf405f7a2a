package org.dauys.board;

import java.util.UUID;

/** Names a public log inside this installation; the UUID of its election. To strangers a log is its origin. */
public record BoardId(UUID value) {}
