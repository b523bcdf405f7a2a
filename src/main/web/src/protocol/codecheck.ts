/** What a whole record has of the ballots of one code (spec: Q-7). @module */
import { toHex } from "./bytes";
import { credentialOf, type Code } from "./credential";
import { fingerprint } from "./fingerprint";
import { encodePoint } from "./group";
import { statusOf, type State, type Status } from "./record";

export interface CastWith {
  /** What became of the last ballot. */
  readonly status: Status | "none";
  /** How many were cast, and how many were audited. */
  readonly ballots: number;
  readonly audits: number;
  /** The last one that was cast. */
  readonly last?: { readonly index: number; readonly tracker: string };
}

/** `unknown` where the record has never had such a credential, `not-judged` where it has no list of them yet. */
export function castWith(code: Code, state: State): CastWith | "unknown" | "not-judged" {
  const election = state.leaves.leaf(0);
  if (election === undefined || state.credentials === undefined) return "not-judged";
  const credential = encodePoint(credentialOf(code, election).key, "compressed");
  const chain = state.credentials.chainOf(toHex(credential));
  if (chain === undefined) return "unknown";
  const { last, audits } = chain;
  if (last === undefined) return { status: "none", ballots: 0, audits };
  const { counter, index, hash } = last;
  return { status: statusOf(state, { credential }, index), ballots: counter, audits, last: { index, tracker: fingerprint(hash) } };
}
