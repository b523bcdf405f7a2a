/**
 * Verifies a whole record beside the page (browser): the page sends one {@link Task}, and this answers with how far it is and then with the verdict. It reads the
 * record as a stream and knows no words; stopping it is ending it.
 * @module
 */
import { archivedFiles, canInflate } from "../observer/archive";
import { servedFiles } from "../observer/files";
import { castWith, type CastWith } from "../protocol/codecheck";
import { readCode, type Code } from "../protocol/credential";
import { fingerprint } from "../protocol/fingerprint";
import type { Step } from "../protocol/result";
import { Unreadable, Verification, type Files, type Finding, type Progress, type Status, type Verdict } from "../protocol/verification";
import { toolsOf } from "../protocol/webcrypto";

/** What the page wants. */
export interface Task {
  /** The address of the log. */
  readonly base: string;
  /** An archive to read instead. */
  readonly archive: Blob | undefined;
  /** The fingerprint that the reader typed. */
  readonly expected: string | undefined;
  /** A voting code, as the reader typed it. */
  readonly code: string | undefined;
}

export interface Judged {
  readonly kind: "judged";
  readonly verdict: Verdict;
  readonly statuses: ReadonlyArray<readonly [Step, Status]>;
  readonly findings: readonly Finding[];
  readonly counts: ReadonlyArray<readonly [Step, number]>;
  readonly fingerprint: string;
  readonly entries: number;
  /** What was cast with the code, if one was typed. */
  readonly cast: CastWith | "unknown" | "not-judged" | undefined;
}

export type Report =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | Judged
  | { readonly kind: "mistyped"; readonly why: string }
  | { readonly kind: "unreadable" | "no-archive" | "too-old" };

/** The scope of a worker, of which the types of pages know nothing. */
const page = self as unknown as { onmessage: (event: MessageEvent<Task>) => void; postMessage: (report: Report) => void };

page.onmessage = ({ data }) => {
  void answer(data).catch((e: unknown) => {
    // anything else is a fault of ours, and the page is told of it as such
    if (e instanceof Unreadable) page.postMessage({ kind: "unreadable" });
    else setTimeout(() => { throw e; });
  });
};

async function answer({ base, archive, expected, code }: Task): Promise<void> {
  const read = code === undefined ? undefined : readCode(code);
  if (read?.ok === false) return page.postMessage({ kind: "mistyped", why: read.why });
  if (archive !== undefined && !canInflate()) return page.postMessage({ kind: "too-old" });
  const files = archive === undefined ? servedFiles(base) : await archivedFiles(archive);
  page.postMessage(files === undefined ? { kind: "no-archive" } : await judge(files, expected, read?.value));
}

async function judge(files: Files, expected: string | undefined, code: Code | undefined): Promise<Report> {
  const progress: Progress = async (done, total) => page.postMessage({ kind: "progress", done, total });
  const record = await Verification.run(files, toolsOf(crypto), expected, progress);
  if (record === undefined) return { kind: "unreadable" };
  const election = record.state.leaves.leaf(0);
  return {
    kind: "judged",
    verdict: record.verdict,
    statuses: Array.from(record.statuses),
    findings: record.findings,
    counts: Array.from(record.counts),
    fingerprint: election === undefined ? "" : fingerprint(election),
    entries: record.state.leaves.length,
    cast: code && castWith(code, record),
  };
}
