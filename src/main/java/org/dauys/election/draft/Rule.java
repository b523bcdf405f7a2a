package org.dauys.election.draft;

import java.util.Optional;

/**
 * What makes a vote valid and who is elected or what adopted (spec: O-1).
 *
 * @param quorum of the roll; without it any number of participants will do
 * @param decision of the roll or of those who took part; without it one vote is enough, and the most votes decide
 * @param seats how many can be elected or adopted
 */
public record Rule(Optional<Share> quorum, Optional<Share> decision, int seats) {}
