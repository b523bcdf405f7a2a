/** What a decoder or a check says: the value, or the step of the specification that refused. @module */

/** The id of a step of crypto-spec, such as `P-3.2`. */
export type Step = `${"A" | "B" | "C" | "D" | "E" | "G" | "J" | "K" | "L" | "M" | "P" | "Q" | "R"}-${number}`;

/** {@code inner} is the step of a proof or a signature that failed inside the step {@code why}. */
export type Refused<Why extends string = Step> = { readonly ok: false; readonly why: Why; readonly inner?: Step };
export type Result<T, Why extends string = Step> = { readonly ok: true; readonly value: T } | Refused<Why>;
/** The result of a check that yields nothing but its outcome. */
export type Verdict = Result<undefined>;

export const PASSED: Verdict = { ok: true, value: undefined };

export function good<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<Why extends string = Step>(why: Why): Refused<Why> {
  return { ok: false, why };
}

/** A refusal of the step {@code why} for what failed inside it. */
export function within(why: Step, inner: Refused): Refused {
  return { ok: false, why, inner: inner.why };
}

/** The first refusal of these checks, run in order; a later one does not run after a refusal. */
export function first(...checks: ReadonlyArray<() => Verdict>): Verdict {
  for (const check of checks) {
    const verdict = check();
    if (!verdict.ok) return verdict;
  }
  return PASSED;
}
