/**
 * The registrar's page (browser): makes the codes of an election here, has their letters printed, and only then signs the roll of their public keys
 * (spec: C-1, C-2, M-5). The server gets that roll and nothing else; a code is in this page's memory, on its letter, and nowhere else.
 * @module
 */
import { personKey, showWrong, signPayload } from "../account/signer";
import { postBytes, type Answer } from "../booth/calls";
import { showOnly, the } from "../booth/screens";
import { fromHex, type Random } from "../protocol/bytes";
import type { Code } from "../protocol/credential";
import { writeEntry } from "../protocol/entry";
import { encode } from "../protocol/json";
import { joinLines } from "../protocol/jws";
import { writeBundle } from "../protocol/log";
import type { Manifest } from "../protocol/manifest";
import { makeRoll, ROLL } from "../protocol/roll";
import { credentialsOf, isControl, linkOf, makeCodes, makeControl, portionOf, portionsOf } from "../registrar/codes";
import { Letters } from "../registrar/letters";
import { fetchLines, type Line } from "../registrar/lines";
import { fetchManifest } from "../registrar/manifest";

/** All codes, and what of them is to be signed. */
interface Issued {
  readonly lines: readonly Line[];
  readonly codes: readonly Code[];
  readonly address: string;
  readonly control: string;
  readonly roll: ReturnType<typeof makeRoll>;
}

/** A roll of 350,000 has 26 MB, and the server decodes every point of it. */
const PATIENCE_MS = 600_000;
/** The roll itself is not as it must be: sent again it would be no better. Any other refusal leaves open what became of it. */
const NOT_TAKEN: readonly number[] = [400, 409];
/** Printing may take longer than a sign-in lasts. */
const SIGNED_OUT = 401;
/** The part of the bar that stands for fetching the lines. */
const FETCHED = 0.05;

const page = the(document, "#registrar");
const { slug = "", person = "", fingerprint = "", members = "", root = "" } = page.dataset;
const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length));
const bar = the<HTMLProgressElement>(page, "[data-progress]");
let lastPaint = 0;

start();

function start(): void {
  if (!window.isSecureContext) return show("unsafe");
  show("start");
  const agree = the<HTMLInputElement>(page, "[data-agree]");
  const button = the<HTMLButtonElement>(page, "[data-make]");
  button.onclick = () => {
    the(page, "[data-disagree]").hidden = agree.checked;
    if (!agree.checked) return agree.focus();
    button.disabled = true;
    void begin().finally(() => (button.disabled = false));
  };
}

/** The key is asked for before there is a letter: who has lost it can't sign for them afterwards. */
async function begin(): Promise<void> {
  if ((await personKey()) !== undefined) await make();
}

async function make(): Promise<void> {
  show("making");
  const anchor = await fetchManifest(`/e/${slug}/log`, fingerprint);
  if (anchor === undefined) return show("offline");
  if (!anchor.ok) return show("other-election");
  const { election, manifest } = anchor.value;
  if (!issuesHere(manifest)) return show("other-election");
  const size = Number(members);
  const lines = await fetchLines(`/registrar/${slug}/lines`, size, (come) => progress((FETCHED * come) / size));
  if (lines === undefined) return show("offline");
  const codes = makeCodes(size, random);
  if (codes === undefined) return show("broken");
  window.addEventListener("beforeunload", warn);
  const credentials = await credentialsOf(codes, election, (done) => progress(FETCHED + (1 - FETCHED) * done));
  const roll = makeRoll(election, { size, root: fromHex(root) ?? new Uint8Array(0) }, credentials, manifest);
  print({ lines, codes, address: manifest.address, control: makeControl(random), roll });
}

/** Whether this person issues the codes. */
function issuesHere({ issuer }: Manifest): boolean {
  return issuer.kind === "registrar" && issuer.id === person;
}

/** From here on a closed page loses codes. */
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
  event.returnValue = "";
}

function print(issued: Issued): void {
  const letters = new Letters();
  const portions = portionsOf(issued.codes.length);
  const printed = new Set<number>();
  const tick = the<HTMLInputElement>(page, "[data-printed]");
  let shown = 0;
  const turn = (to: number): void => {
    shown = Math.max(0, Math.min(portions - 1, to));
    lay(letters, issued, shown);
    tick.checked = printed.has(shown);
    the<HTMLButtonElement>(page, "[data-previous]").disabled = shown === 0;
    the<HTMLButtonElement>(page, "[data-next]").disabled = shown === portions - 1;
  };
  tick.onchange = () => {
    if (tick.checked) printed.add(shown);
    else printed.delete(shown);
    write("printed-count", printed.size);
    the(page, "[data-sign]").hidden = printed.size < portions;
  };
  the(page, "[data-print]").onclick = () => window.print();
  the(page, "[data-previous]").onclick = () => turn(shown - 1);
  the(page, "[data-next]").onclick = () => turn(shown + 1);
  wireSigning(issued, letters);
  write("portions", portions);
  the(page, "[data-turning]").hidden = portions === 1;
  turn(0);
  show("letters");
}

/** Puts one portion into the page, the control sheet after the last. */
function lay(letters: Letters, { lines, codes, address, control }: Issued, portion: number): void {
  const { from, to } = portionOf(portion, codes.length);
  const part = lines.slice(from, to);
  const last = to === codes.length;
  letters.lay(
    codes.slice(from, to).map((code, i) => ({ line: part[i] as Line, code, link: linkOf(address, code, fingerprint) })),
    last ? control : undefined,
    spaced(codes.length),
  );
  write("portion", portion + 1);
  write("from", from + 1);
  write("to", to);
  the(page, "[data-first]").textContent = part[0]?.organisation || "–";
  the(page, "[data-last]").textContent = part[part.length - 1]?.organisation || "–";
  the(page, "[data-with-control]").hidden = !last;
}

function wireSigning(issued: Issued, letters: Letters): void {
  const form = the<HTMLFormElement>(page, "[data-sign] form");
  const field = the<HTMLInputElement>(form, "#control");
  const button = the<HTMLButtonElement>(form, "button");
  /** Signed once: sent again after a lost answer, it is the same roll. */
  let entries: readonly Uint8Array[] | undefined;
  form.onsubmit = (event) => {
    event.preventDefault();
    event.stopPropagation();
    const whole = isControl(field.value, issued.control);
    showWrong(form, field, whole ? undefined : "other");
    if (!whole || button.disabled) return;
    button.disabled = true;
    void (async () => {
      entries ??= await signed(issued.roll);
      if (entries === undefined) return;
      const answer = await postBytes(`/registrar/${slug}/roll`, writeBundle(entries), PATIENCE_MS);
      if (answer.kind === "refused" && NOT_TAKEN.includes(answer.refusal.status)) entries = undefined;
      answered(answer, letters);
    })().finally(() => (button.disabled = false));
  };
}

/** The roll's entries. Undefined when the person stops at signing. */
async function signed({ head, parts }: Issued["roll"]): Promise<readonly Uint8Array[] | undefined> {
  const line = await signPayload("roll", encode(ROLL, head), person);
  return line === undefined ? undefined : [writeEntry("roll", joinLines([line])), ...parts.map((part) => writeEntry("part", part))];
}

function answered(answer: Answer, letters: Letters): void {
  const refusal = answer.kind === "refused" ? answer.refusal : undefined;
  const refused = the(page, "[data-refused]");
  refused.hidden = refusal === undefined || refusal.status === SIGNED_OUT;
  refused.textContent = [refusal?.title, refusal?.detail].filter(Boolean).join(". ");
  the(page, "[data-signed-out]").hidden = refusal?.status !== SIGNED_OUT;
  the(page, "[data-not-sent]").hidden = answer.kind !== "offline";
  if (answer.kind !== "ok") return;
  letters.clear();
  window.removeEventListener("beforeunload", warn);
  show("sent");
  // with this part go the handlers that hold the codes
  the(page, '[data-now="letters"]').remove();
}

function show(now: string): void {
  showOnly(page, "now", now);
  the(page, `[data-now="${now}"] h2`).focus();
}

function write(place: string, number: number): void {
  for (const each of Array.from(page.querySelectorAll(`[data-${place}]`))) each.textContent = spaced(number);
}

/** 350 000, with spaces that do not break the line. */
function spaced(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}

/** Lets the page draw a few times a second; one that nobody sees works on. */
function progress(done: number): Promise<void> | undefined {
  const now = performance.now();
  if (now - lastPaint < (document.hidden ? 1000 : 100)) return undefined;
  lastPaint = now;
  bar.value = 100 * done;
  return new Promise((resolve) => setTimeout(resolve, 0));
}
