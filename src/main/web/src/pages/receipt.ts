/**
 * Checks a receipt against the record (browser, spec: 13). With the file everything is proved here: the service's signature, its place in the head it carried, and
 * that today's head continues that one. With a tracker alone the ballot is found, and nothing is proved about what was promised.
 * @module
 */
import { included, PROVED, readAnchor, type Anchor } from "../booth/anchor";
import { get, postJson } from "../booth/calls";
import { awaitConfirmations } from "../booth/confirmation";
import { showOnly, the } from "../booth/screens";
import { saveFile } from "../frame/saving";
import { ballotHead, ballotLength } from "../protocol/ballot";
import { equal, utf8 } from "../protocol/bytes";
import { readEntry } from "../protocol/entry";
import { fingerprint, readFingerprint } from "../protocol/fingerprint";
import { decode, encode, hex32, lines, list, literal, object, type Of } from "../protocol/json";
import { leafHash, readCheckpoint, verifyCheckpoint, verifyConsistency, type Checkpoint } from "../protocol/log";
import { compare, DISPUTE_FILE, disputeFile, readReceipt, verifyReceipt, type Receipt } from "../protocol/receipt";

/** What the server says of a tracker, with proofs under the checkpoint. */
const FOUND = object({
  status: literal("none", "audited", "replaced", "fallen", "counted", "recorded"),
  checkpoint: lines(4000),
  consistency: list(hex32),
  entries: list(PROVED, 0, 2),
});
type Found = Of<typeof FOUND>;
type Answer = "bad-tracker" | "bad-file" | "offline" | "none" | "false-receipt" | "dispute" | "unproved" | Found["status"];

const root = the(document, "#receipt");
const { slug = "", fingerprint: expected = "", of = "" } = root.dataset;
const typed = the<HTMLInputElement>(root, "#tracker");
const chosen = the<HTMLInputElement>(root, "#file");
/** Whoever asks about another receipt no longer waits for the one before. */
let latest = 0;

the<HTMLFormElement>(root, "form").addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  void check();
});
if (location.hash.length > 1) {
  typed.value = location.hash.slice(1);
  void check();
}

async function check(): Promise<void> {
  latest++;
  the(root, "[data-found]").hidden = true;
  const answer = await get(`/e/${slug}/anchor`);
  const anchor = answer.kind === "ok" ? readAnchor(answer.body, expected) : undefined;
  if (anchor?.ok !== true) return show(answer.kind === "offline" ? "offline" : "unproved");
  const file = chosen.files?.[0];
  if (file === undefined) return byTracker(anchor.value, typed.value);
  const receipt = readReceipt(new Uint8Array(await file.arrayBuffer()), anchor.value.election);
  if (!receipt.ok) return show("bad-file");
  const genuine = verifyReceipt(receipt.value, anchor.value.manifest);
  if (!genuine.ok) return show("false-receipt", genuine.why);
  await byReceipt(anchor.value, receipt.value, genuine.value);
}

async function byTracker(anchor: Anchor, text: string): Promise<void> {
  const tracker = readFingerprint(text);
  if (!tracker.ok) return show("bad-tracker");
  const found = await ask(anchor, tracker.value, 0);
  if (typeof found === "string") return show(found);
  if (found.said.status === "none") return show("none");
  finish(anchor, found, tracker.value, "tracker");
}

async function byReceipt(anchor: Anchor, receipt: Receipt, then: Checkpoint): Promise<void> {
  const found = await ask(anchor, receipt.claim.tracker, then.size);
  if (typeof found === "string") return show(found);
  const [first] = found.said.entries;
  const bytes = first === undefined ? undefined : included(first, found.head);
  const entry = first === undefined || bytes === undefined ? undefined : { index: first.index, bytes };
  const agrees = compare(receipt, found.head, anchor.terms.contests, entry);
  if (!agrees.ok) return dispute(receipt, agrees.why, found.said.checkpoint);
  const continues = verifyConsistency(then, found.head, found.said.consistency).ok;
  if (!continues || first?.index !== receipt.claim.index) return show("unproved");
  finish(anchor, found, receipt.claim.tracker, "file");
}

interface Asked {
  readonly said: Found;
  readonly head: Checkpoint;
}

/** The server's answer under a head that the log's key has signed. */
async function ask({ manifest }: Anchor, tracker: string, size: number): Promise<Asked | "offline" | "unproved"> {
  const answer = await postJson(`/e/${slug}/receipt`, { tracker, size });
  if (answer.kind === "offline") return "offline";
  const said = answer.kind === "ok" ? decode(FOUND, answer.body) : undefined;
  const head = said?.ok === true ? readCheckpoint(utf8(said.value.checkpoint)) : undefined;
  const signed = head?.ok === true && verifyCheckpoint(head.value, { name: manifest.log.origin, key: manifest.log.key }).ok;
  return said?.ok === true && head?.ok === true && signed ? { said: said.value, head: head.value } : "unproved";
}

/** Shows the status if the entries bear it out. */
function finish(anchor: Anchor, { said, head }: Asked, tracker: string, by: "file" | "tracker"): void {
  const ballots = said.entries.map((entry) => ballotIn(anchor, entry, head));
  const [mine, later] = ballots;
  if (mine === undefined || mine.tracker !== tracker || (said.status === "audited") !== (mine.kind === "audited")) return show("unproved");
  const replaced = later !== undefined && equal(later.credential, mine.credential) && later.counter > mine.counter;
  if ((said.status === "replaced") !== replaced) return show("unproved");
  the(root, "[data-later]").textContent = later?.tracker ?? "";
  the(root, "[data-place]").textContent = `${mine.index + 1} ${of} ${head.size}`;
  showOnly(root, "by", by);
  show(said.status);
  the(root, "[data-found]").hidden = false;
  const asked = ++latest;
  void awaitConfirmations(root, slug, anchor.manifest, mine, () => asked !== latest);
}

function ballotIn({ terms }: Anchor, proved: Of<typeof PROVED>, head: Checkpoint) {
  const bytes = included(proved, head);
  const entry = bytes === undefined ? undefined : readEntry(bytes);
  if (bytes === undefined || entry === undefined || entry.body.length !== ballotLength(terms.contests)) return undefined;
  const { credential, link, hash } = ballotHead(entry.body);
  return { kind: entry.kind, index: proved.index, leaf: leafHash(bytes), credential, counter: link.counter, tracker: fingerprint(hash) };
}

function dispute(receipt: Receipt, why: string, checkpoint: string): void {
  const file = encode(DISPUTE_FILE, disputeFile(receipt, why, checkpoint));
  the(root, "[data-save-dispute]").onclick = () => saveFile(`${slug}.dauys-dispute.json`, "application/json", file);
  show("dispute", why);
}

function show(answer: Answer, step = ""): void {
  showOnly(root, "answer", answer);
  for (const place of Array.from(root.querySelectorAll("[data-step]"))) place.textContent = step;
  root.querySelector<HTMLElement>(`[data-answer="${answer}"] h2`)?.focus();
}

