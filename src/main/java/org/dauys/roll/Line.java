package org.dauys.roll;

/** A member's line in the roll of one election. */
public record Line(RollLineId id, Member member) {}
