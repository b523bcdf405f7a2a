/** What a whole record has of the ballots of one code (spec: Q-7). @module */
import { toHex } from "./bytes";
import { credentialOf, type Code } from "./credential";
import { fingerprint } from "./fingerprint";
import { encodePoint } from "./group";
import { isOver } from "./record";
import type { Verification } from "./verification";

export interface CastWith {
  /** What became of the last ballot that was cast. */
  readonly status: "none" | "none-yet" | "fallen" | "recorded" | "counted";
  /** How many were cast, and how many were audited. */
  readonly ballots: number;
  readonly audits: number;
  /** The last one that was cast. */
  readonly last: { readonly index: number; readonly tracker: string } | undefined;
  /** Whether nothing more can be cast with the code, and whether another was issued in its place. */
  readonly revoked: boolean;
  readonly replaced: boolean;
}

/** `unknown` where the record has never had such a credential, `not-judged` where it is not valid, or has no list of them yet. */
export function castWith(code: Code, { state, verdict }: Verification): CastWith | "unknown" | "not-judged" {
  const election = state.leaves.leaf(0);
  if (verdict !== "valid" || election === undefined || state.credentials === undefined) return "not-judged";
  const credential = encodePoint(credentialOf(code, election).key, "compressed");
  const standing = state.credentials.standingOf(toHex(credential));
  if (standing === undefined) return "unknown";
  const { last, audits, fell, revoked, replaced } = standing;
  const said = { audits, revoked, replaced };
  if (last === undefined) return { ...said, status: isOver(state.phase) ? "none" : "none-yet", ballots: 0, last };
  const status = fell ? "fallen" : state.closed === undefined ? "recorded" : "counted";
  return { ...said, status, ballots: last.counter, last: { index: last.index, tracker: fingerprint(last.hash) } };
}
