package org.dauys.protocol.record;

import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.transcript.Hash;

/**
 * The fixed beginning of a record.
 *
 * @param id the hash of entry 0 (spec: M-1)
 */
public record Election(Hash id, Manifest manifest) {}
