package org.dauys.protocol.ceremony;

import org.dauys.protocol.transcript.Hash;

/** A message and the hash of the entry in which it stands. */
public record Logged<M extends CeremonyMessage>(M message, Hash entry) {}
