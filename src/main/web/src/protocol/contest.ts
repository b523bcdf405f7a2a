/** Contests as slots and totals (spec: B-1, B-2). @module */
import { PASSED, refused, type Verdict } from "./result";

/** What the protocol knows of a contest; its texts are the manifest's. */
export interface Contest {
  readonly id: string;
  /** Its place in the manifest, from 0. */
  readonly index: number;
  readonly kind: "single" | "k-of-n";
  readonly options: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly blank: boolean;
}

/** The slots' ids: options in order, then `blank` where it is allowed. */
export function slotsOf(contest: Contest): readonly string[] {
  return contest.blank ? [...contest.options, "blank"] : contest.options;
}

/** What a slot counts for in the total: 1, but for a k-of-n contest's blank, which counts `max`. */
export function weightOf(contest: Contest, slot: number): number {
  return slot < contest.options.length || contest.kind === "single" ? 1 : contest.max;
}

/** The values that a contest's total may have; empty where it cannot fail and so has no proof. */
export function totalValues({ min, max, options, blank }: Contest): readonly number[] {
  if (min === 0 && max === options.length && !blank) return [];
  return Array.from({ length: max - min + 1 }, (_, i) => min + i);
}

/** B-2: sorted indices of chosen slots, none twice, whose total is in the contest's range. */
export function checkChoice(contest: Contest, choice: readonly number[]): Verdict {
  const slots = slotsOf(contest).length;
  const ascending = choice.every((slot, i) => Number.isInteger(slot) && slot > (choice[i - 1] ?? -1) && slot < slots);
  const total = choice.reduce((sum, slot) => sum + weightOf(contest, slot), 0);
  return ascending && total >= contest.min && total <= contest.max ? PASSED : refused("B-2");
}
