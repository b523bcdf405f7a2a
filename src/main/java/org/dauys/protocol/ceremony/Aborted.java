package org.dauys.protocol.ceremony;

import org.dauys.protocol.ceremony.CeremonyMessage.Start;

/** The committee ended the attempt. */
public record Aborted(Logged<Start> start, String reason) implements Attempt {}
