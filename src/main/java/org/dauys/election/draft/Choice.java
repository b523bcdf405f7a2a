package org.dauys.election.draft;

/**
 * One option of a ballot.
 *
 * @param id its name in the record: {@code [a-z0-9][a-z0-9-]{0,31}}
 * @param text as it stands on the ballot
 * @param detail shown on a tap: a candidate's statement, a clause; may be missing in all languages
 * @param standing whether it can be elected or adopted; "against all" and "abstain" can't
 */
public record Choice(String id, Texts text, Texts detail, boolean standing) {}
