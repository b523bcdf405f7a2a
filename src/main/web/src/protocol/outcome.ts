/** The outcome of a contest by the manifest's rule, in integers (spec: O-1). @module */
import type { Question, Rule } from "./manifest";

export interface Outcome {
  readonly quorum: "met" | "missed" | "none";
  readonly passed: readonly string[];
  readonly elected: readonly string[];
  readonly tied: readonly string[];
}

type Share = NonNullable<Rule["quorum"] | Rule["decision"]>;

/** share(v, base): whether v is that part of the base. */
function reaches({ cmp, num, den }: Share, votes: number, base: number): boolean {
  const [part, whole] = [BigInt(votes) * BigInt(den), BigInt(num) * BigInt(base)];
  return cmp === ">" ? part > whole : part >= whole;
}

/** O-1: {@code votes} are those of the options in the question's order, {@code roll} and {@code ballots} the bases N and P. */
export function outcomeOf({ options, rule }: Question, votes: readonly number[], roll: number, ballots: number): Outcome {
  const quorum = rule.quorum === undefined ? "none" : reaches(rule.quorum, ballots, roll) ? "met" : "missed";
  if (quorum === "missed") return { quorum, passed: [], elected: [], tied: [] };
  const { decision, seats } = rule;
  const base = decision?.of === "roll" ? roll : ballots;
  const ranked = options
    .map(({ id, standing }, i) => ({ id, standing, votes: votes[i] ?? 0 }))
    .filter((option) => option.standing && option.votes > 0 && (decision === undefined || reaches(decision, option.votes, base)))
    .sort((a, b) => b.votes - a.votes);
  const idsOf = (some: typeof ranked): string[] => some.map(({ id }) => id);
  const passed = idsOf(ranked);
  if (ranked.length <= seats) return { quorum, passed, elected: passed, tied: [] };
  const cut = ranked[seats - 1]?.votes ?? 0;
  const above = ranked.filter((option) => option.votes > cut);
  const at = ranked.filter((option) => option.votes === cut);
  const fits = above.length + at.length <= seats;
  return { quorum, passed, elected: idsOf(fits ? [...above, ...at] : above), tied: fits ? [] : idsOf(at) };
}
