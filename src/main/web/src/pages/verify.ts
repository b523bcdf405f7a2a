/**
 * Verifies the whole record in a worker (browser): shows how far it is, can be stopped, and then says every check in the words that the server has rendered. The
 * fingerprint is typed, or comes after # of the address. Who types a voting code is told what was cast with it.
 * @module
 */
import { showOnly, the } from "../booth/screens";
import { gateFor } from "../frame/worker";
import { readFingerprint } from "../protocol/fingerprint";
import type { Step } from "../protocol/result";
import type { Finding, Status } from "../protocol/verification";
import type { Judged, Report, Task } from "../workers/verifier";

/** The path of the worker's script, which the build puts in. */
declare const WORKER_VERIFIER: string;

const trusted = gateFor(WORKER_VERIFIER);
const root = the(document, "#verify");
const { slug = "" } = root.dataset;
const anchor = the<HTMLInputElement>(root, "#anchor");
const code = the<HTMLInputElement>(root, "#code");
const chosen = the<HTMLInputElement>(root, "#file");
const again = the<HTMLButtonElement>(root, "[data-again]");

let worker: Worker | undefined;
/** When the first entries were there, and how many. */
let since: { readonly time: number; readonly done: number } | undefined;

anchor.value = location.hash.slice(1);
again.onclick = start;
the(root, "[data-stop]").onclick = () => {
  start();
  forget();
  say("stopped");
};
the<HTMLFormElement>(root, "form").addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  verify();
});
addEventListener("pagehide", forget);
start();

/** The next person at this device doesn't find the code. */
function forget(): void {
  code.value = "";
}

/** The form, as if nothing had been checked. */
function start(): void {
  worker?.terminate();
  worker = undefined;
  show("start");
  say(undefined);
}

function verify(): void {
  const expected = anchor.value.trim() === "" ? undefined : readFingerprint(anchor.value);
  if (expected?.ok === false) return say("bad-anchor");
  const task: Task = { base: `/e/${slug}/log`, archive: chosen.files?.[0], expected: expected?.value, code: code.value.trim() || undefined };
  since = undefined;
  show("working");
  progressed(0, 0);
  const started = new Worker(trusted(WORKER_VERIFIER));
  worker = started;
  started.onmessage = ({ data }: MessageEvent<Report>) => {
    if (worker !== started) return;
    if (data.kind === "progress") return progressed(data.done, data.total);
    if (data.kind === "mistyped") return mistyped(data.why);
    end(data.kind === "judged" ? data.verdict : data.kind);
    if (data.kind === "judged") judged(data, task.archive === undefined);
  };
  started.onerror = () => {
    if (worker === started) end("broken");
  };
  started.postMessage(task);
}

/** Nothing was fetched yet. */
function mistyped(why: string): void {
  start();
  say(`code-${why}`);
  code.focus();
}

function end(state: string): void {
  worker?.terminate();
  worker = undefined;
  forget();
  show(state);
  again.hidden = false;
}

function show(state: string): void {
  showOnly(root, "state", state);
  the(root, "[data-judged]").hidden = true;
  again.hidden = true;
  root.querySelector<HTMLElement>(`[data-state="${state}"] h2`)?.focus();
}

/** A line at the form. */
function say(why: string | undefined): void {
  showOnly(root, "why", why);
  root.querySelector<HTMLElement>(`[data-why="${why}"] h2`)?.focus();
}

function progressed(done: number, total: number): void {
  const bar = the<HTMLProgressElement>(root, "[data-progress]");
  bar.value = total === 0 ? 0 : done / total;
  the(root, "[data-done]").textContent = String(done);
  the(root, "[data-total]").textContent = total === 0 ? "?" : String(total);
  since ??= done > 0 ? { time: performance.now(), done } : undefined;
  the(root, "[data-left]").textContent = leftOf(done, total) ?? "?";
}

/** `minutes:seconds`, by the speed since the first entries; undefined while there is none. */
function leftOf(done: number, total: number): string | undefined {
  if (since === undefined || done <= since.done) return undefined;
  const seconds = Math.ceil((((performance.now() - since.time) / (done - since.done)) * (total - done)) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function judged(said: Judged, served: boolean): void {
  the(root, "[data-fingerprint]").textContent = said.fingerprint;
  the(root, "[data-entries]").textContent = String(said.entries);
  const statuses = new Map(said.statuses);
  showOnly(root, "anchor", statuses.get("A-1"));
  for (const phase of Array.from(root.querySelectorAll<HTMLDetailsElement>("[data-phase]"))) {
    const all = Array.from(phase.querySelectorAll<HTMLElement>("[data-check]"), (line) => check(line, said, statuses, served));
    const worst = WORST.find((status) => all.includes(status)) ?? "nothing-to-check";
    the(phase, "[data-worst]").replaceChildren(word(worst));
  }
  const failed = Array.from(root.querySelectorAll("[data-phase] [data-check]")).filter((line) => line.querySelector('[data-word="failed"]') !== null);
  the(root, "[data-failures]").replaceChildren(...failed.map((line) => line.cloneNode(true)));
  the(root, "[data-failed]").hidden = failed.length === 0;
  castWith(said);
  the(root, "[data-judged]").hidden = false;
}

/** What was cast with the code. */
function castWith({ cast }: Judged): void {
  the(root, "[data-asked]").hidden = cast === undefined;
  const { status = cast as string, ballots = 0, audits = 0, last, revoked, replaced } = typeof cast === "object" ? cast : {};
  showOnly(root, "cast", status);
  the(root, "[data-ballots]").textContent = String(ballots);
  the(root, "[data-audits]").textContent = String(audits);
  the(root, "[data-last]").textContent = String(last?.index);
  the(root, "[data-tracker]").textContent = last?.tracker ?? "";
  root.querySelectorAll<HTMLElement>("[data-made]").forEach((each) => (each.hidden = ballots + audits === 0));
  root.querySelectorAll<HTMLElement>("[data-voted]").forEach((each) => (each.hidden = last === undefined));
  showOnly(root, "dead", replaced === true ? "replaced" : revoked === true ? "revoked" : undefined);
}

const WORST: readonly Status[] = ["failed", "could-not-run", "passed"];

/** Puts the status and the findings of a check into its line. */
function check(line: HTMLElement, { findings, counts }: Judged, statuses: ReadonlyMap<Step, Status>, served: boolean): Status {
  const id = line.dataset["check"] as Step;
  const status = statuses.get(id) ?? "nothing-to-check";
  the(line, "[data-status]").replaceChildren(word(status));
  line.querySelector("ul")?.remove();
  const found = findings.filter((finding) => finding.id === id).map((finding) => place(finding, served));
  const more = (new Map(counts).get(id) ?? 0) - found.length;
  if (more > 0) found.push(filled("more", "[data-count]", String(more)));
  if (found.length === 0) return status;
  const list = document.createElement("ul");
  list.append(...found);
  line.append(list);
  return status;
}

function word(status: Status): Node {
  return the(root, `[data-word="${status}"]`).cloneNode(true);
}

/** Where something is wrong. */
function place({ index, kind, file }: Finding, served: boolean): HTMLElement {
  if (index === undefined) return file === undefined || file === "checkpoint" ? sample("checkpoint") : filled("file", "[data-path]", file);
  const line = filled("entry", "[data-index]", String(index));
  the(line, "[data-kind]").textContent = kind === undefined ? "" : `(${kind})`;
  // an archive may hold other entries than this server
  if (served) the<HTMLAnchorElement>(line, "a").href = `/e/${slug}/entry/${index}`;
  return line;
}

function sample(at: string): HTMLElement {
  return the(root, `[data-places] [data-at="${at}"]`).cloneNode(true) as HTMLElement;
}

function filled(at: string, selector: string, text: string): HTMLElement {
  const line = sample(at);
  the(line, selector).textContent = text;
  return line;
}
