/** For every step that the fold checks, the kinds of entries that give it an occasion; no kinds: every entry does. Twin of `verifier/Occasions.java`. @module */
import type { Step } from "./result";

const BALLOTS = ["ballot", "audited"];
const LATER = ["extended", "suspended", "resumed", "closed", "aggregate", "partial-decryption", "result"];
const TABLE: ReadonlyArray<readonly [kinds: readonly string[], ...steps: Step[]]> = [
  [[], "R-1", "R-2", "R-3", "R-4", "R-5", "R-6", "R-7", "R-8"],
  [["manifest"], "M-2.1", "M-4.1", "M-4.2", "M-4.3", "M-4.4", "M-4.5"],
  [["roll"], "M-5.1", "M-5.2", "M-5.3", "M-5.4"],
  [["key-ceremony/commit"], "K-2.1", "K-2.2", "K-2.3"],
  [["key-ceremony/keys"], "K-3.1"],
  [["key-ceremony/reveal"], "K-4.1", "K-4.2", "K-4.3", "K-4.4", "K-5.1", "K-6.1"],
  [["key-ceremony/complaint"], "K-7.1"],
  [["key-ceremony/confirm"], "K-8.1", "K-8.2", "K-8.3"],
  [["key-ceremony/start"], "K-9"],
  [["opened"], "R-10"],
  [LATER, "R-11"],
  [["extended"], "R-12"],
  [["closed"], "R-13"],
  [["credential-revoked"], "R-20"],
  [["credential-reissued"], "R-21"],
  [["dispute"], "R-23"],
  [["key-replaced"], "R-24"],
  [BALLOTS, "B-6.1", "B-6.2", "B-6.3", "B-6.4", "B-6.5", "B-6.6", "B-6.7", "B-6.8", "B-6.9", "B-6.10", "B-6.11"],
  [["audited"], "B-6.12"],
  [["aggregate"], "D-1.1", "D-1.2"],
  [["partial-decryption"], "D-3.1", "D-3.2", "D-3.3"],
  [["result"], "D-4.1", "D-4.2", "D-4.3", "D-4.4"],
];

export const OCCASIONS: ReadonlyMap<Step, readonly string[]> = new Map(
  TABLE.flatMap(([kinds, ...steps]) => steps.map((step): [Step, readonly string[]] => [step, kinds])),
);
