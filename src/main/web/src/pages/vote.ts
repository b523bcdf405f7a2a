/**
 * The booth (browser), in order: fetch the anchor and verify it → marks, one contest a screen → review → code, sign-in → earlier ballots → encrypt → cast or
 * test → receipt. The server sees the encrypted ballot, the credential's public key and the sign-in; nothing else leaves the phone.
 * @module
 */
import { readAnchor, type Anchor } from "../booth/anchor";
import { ballotIn, known } from "../booth/handingin";
import { get, type Refusal } from "../booth/calls";
import { awaitConfirmations } from "../booth/confirmation";
import { Casting, type Standing } from "../booth/casting";
import { Choosing } from "../booth/choosing";
import { Identifying, readLetterLink, type Identified } from "../booth/identifying";
import { Keeping } from "../booth/keeping";
import { Screens, showOnly, the } from "../booth/screens";
import { drawQr } from "../frame/qr";
import { copyText, saveFile } from "../frame/saving";
import { prepare } from "../protocol/encryption";
import { writeEntry } from "../protocol/entry";
import { fingerprint, readFingerprint } from "../protocol/fingerprint";
import { readReceipt, writeShortForm, type Receipt } from "../protocol/receipt";

/** Milliseconds after which the first screen is drawn and being read. */
const READING = 300;

const root = the(document, "#booth");
const slug = root.dataset["slug"] ?? "";
const letter = readLetterLink(location.hash);
const screens = new Screens(root);
// a letter scanned again in the same tab changes nothing but what stands after #
window.addEventListener("hashchange", () => readLetterLink(location.hash).code !== undefined && location.reload());

void start();

async function start(): Promise<void> {
  if (window.crypto === undefined || window.crypto.subtle === undefined || !window.isSecureContext) return needs("secure");
  const answer = await get(`/e/${slug}/anchor`);
  if (answer.kind === "offline") return needs("connection");
  const expected = letter.fingerprint === undefined ? undefined : readFingerprint(letter.fingerprint);
  const anchor = answer.kind === "ok" && expected?.ok !== false ? readAnchor(answer.body, expected?.value) : undefined;
  if (anchor?.ok) new Booth(anchor.value);
  else needs(anchor?.ok === false && anchor.inner === "L-5.1" ? "witnesses" : "anchor");
}

function needs(what: "secure" | "connection" | "anchor" | "witnesses"): void {
  showOnly(document, "needs", what);
}

class Booth {
  private readonly keeping: Keeping;
  private readonly choosing: Choosing;
  private readonly identifying: Identifying;
  private readonly casting: Casting;
  /** How often a receipt was shown. */
  private latest = 0;

  constructor(private readonly anchor: Anchor) {
    this.keeping = new Keeping(fingerprint(anchor.election));
    this.choosing = new Choosing(screens, anchor.terms.contests);
    const { twoFactor, signedIn } = root.dataset;
    this.identifying = new Identifying(screens, anchor, slug, twoFactor === "true", signedIn === "true", (who) => this.identified(who));
    this.casting = new Casting(screens, anchor, slug, this.keeping, {
      standing: (now) => this.standing(now),
      recorded: (receipt, file) => this.recorded(receipt, file),
      audited: (tracker, opening) => this.audited(tracker, opening),
      refused: (refusal) => this.refused(refusal),
      lied: (evidence) => this.lied(evidence),
    });
    if (letter.code !== undefined) this.identifying.prefill(letter.code);
    this.wire();
    if (this.casting.resume()) return;
    setTimeout(() => prepare(anchor.terms), READING);
    if (root.dataset["kept"] === "true") location.replace(`/e/${slug}/vote`);
    this.showEarlierReceipt();
  }

  private wire(): void {
    the<HTMLButtonElement>(root, "[data-start]").disabled = false;
    for (const button of all("[data-encrypt]")) button.addEventListener("click", () => void this.encrypt());
    the(screens.section("fault"), "[data-again]").onclick = () => (this.identifying.hasCode ? void this.encrypt() : screens.show("code"));
    for (const button of all("[data-resend]")) button.addEventListener("click", () => this.casting.resume());
    const chosen = root.querySelector<HTMLInputElement>("[data-hand-in]");
    chosen?.addEventListener("change", () => {
      const [file] = Array.from(chosen.files ?? []);
      if (file !== undefined) void this.offer(file);
    });
    screens.on("offline", () => (the(root, "[data-keep-ballot]").hidden = this.keeping.pending()?.fate !== "ballots"));
    the(root, "[data-save-ballot]").addEventListener("click", () => this.saveBallot());
    for (const button of all("[data-restart]")) button.addEventListener("click", () => this.restart());
    window.addEventListener("beforeunload", (event) => {
      if (!this.casting.holdsUnsent) return;
      event.preventDefault();
      event.returnValue = "";
    });
  }

  /** S-4.2: what is in the file is shown, and nothing is sent yet: it may be another's. */
  private async offer(file: File): Promise<void> {
    const ballot = ballotIn(new Uint8Array(await file.arrayBuffer()), this.anchor.terms);
    the<HTMLInputElement>(root, "[data-hand-in]").value = "";
    the(root, "[data-wrong-ballot]").hidden = ballot !== undefined;
    if (ballot === undefined) return;
    const section = screens.section("hand-in");
    const { tracker, follows } = known(ballot);
    the(section, "[data-tracker]").textContent = tracker;
    showOnly(section, "follows", String(follows));
    // S-4: it goes the way of one that this phone has kept: the same bytes until the receipt is here
    the(section, "[data-hand-over]").onclick = () => this.casting.handIn(ballot);
    screens.show("hand-in");
  }

  /** Whoever is never answered hands the same ballot in from elsewhere, and can show that it is missing (attack D16). */
  private saveBallot(): void {
    const pending = this.keeping.pending();
    if (pending?.fate === "ballots") saveFile(`${slug}.dauys-ballot`, "application/octet-stream", writeEntry("ballot", pending.ballot));
  }

  private restart(): void {
    this.standing("not-sent");
    screens.show("intro", { replace: true });
  }

  private identified(who: Identified | undefined): void {
    if (this.casting.resume()) return;
    if (who === undefined) return this.restart();
    if (who.trackers.length > 0 && this.anchor.manifest.revote === "forbidden") {
      this.standing("recorded");
      return screens.show("forbidden");
    }
    if (who.trackers.length === 0) return void this.casting.encrypt(who, this.choosing.choices());
    const list = the(screens.section("earlier"), "[data-trackers]");
    list.textContent = "";
    for (const tracker of who.trackers) {
      const item = document.createElement("li");
      item.className = "symbols";
      item.textContent = tracker;
      list.append(item);
    }
    screens.show("earlier");
  }

  private async encrypt(): Promise<void> {
    if (!this.identifying.hasCode) return this.restart();
    const who = await this.identifying.refresh();
    if (who !== undefined) await this.casting.encrypt(who, this.choosing.choices());
  }

  private standing(now: Standing): void {
    const strip = the(document, "#standing");
    showOnly(strip, "standing", now);
    strip.className = "strip " + (now === "recorded" ? "strip-good" : now === "refused" ? "strip-bad" : now === "not-sent" ? "" : "strip-wait");
  }

  private recorded(receipt: Receipt, file: Uint8Array): void {
    this.choosing.forget();
    this.identifying.forget();
    this.keeping.keepReceipt(file);
    this.fillReceipt(receipt, file);
    screens.show("receipt", { replace: true });
  }

  /** Somebody who comes back after voting sees that the vote is there. */
  private showEarlierReceipt(): void {
    const file = this.keeping.receipt();
    const receipt = file === undefined ? undefined : readReceipt(file, this.anchor.election);
    if (file === undefined || receipt === undefined || !receipt.ok) return;
    this.fillReceipt(receipt.value, file);
    the(root, "[data-earlier-receipt]").hidden = false;
  }

  private fillReceipt({ claim }: Receipt, file: Uint8Array): void {
    const section = screens.section("receipt");
    the(section, "[data-tracker]").textContent = claim.tracker;
    const short = writeShortForm({ election: this.anchor.election, tracker: claim.tracker, index: claim.index });
    drawQr(the<SVGElement>(section, "[data-qr]"), `${location.origin}/r#${short}`);
    screens.on("receipt", () => this.confirm(section, claim));
    the(section, "[data-save]").onclick = () => saveFile(`${slug}.dauys-receipt.json`, "application/json", file);
    the(section, "[data-copy]").onclick = async () => (the(section, "[data-copied]").hidden = !(await copyText(claim.tracker)));
  }

  /** Says when the witnesses have confirmed the ballot, if the member stays so long. */
  private confirm(section: HTMLElement, claim: Receipt["claim"]): void {
    const mine = ++this.latest;
    void awaitConfirmations(section, slug, this.anchor.manifest, claim, () => mine !== this.latest || screens.current !== "receipt");
  }

  private audited(tracker: string, opening: string | undefined): void {
    const section = screens.section("audited");
    the(section, "[data-tracker]").textContent = tracker;
    the(section, "[data-open]").hidden = opening === undefined;
    the(section, "[data-lost]").hidden = opening !== undefined;
    if (opening !== undefined) {
      const address = `${location.origin}/e/${slug}/encryption#${opening}`;
      the<HTMLTextAreaElement>(section, "[data-opening]").value = opening;
      the<HTMLAnchorElement>(section, "[data-opening-link]").href = address;
      drawQr(the<SVGElement>(section, "[data-qr]"), address);
    }
    screens.show("audited", { replace: true });
  }

  private refused(refusal: Refusal): void {
    if (refusal.status === 401) return this.identifying.signInAgain();
    const section = screens.section("refused");
    the(section, "[data-answer-title]").textContent = refusal.title;
    the(section, "[data-answer]").textContent = refusal.detail;
    the(section, "[data-answer-code]").textContent = refusal.code;
    screens.show("refused", { replace: true });
  }

  private lied(evidence: Uint8Array): void {
    the(root, "[data-save-evidence]").onclick = () => saveFile(`${slug}-evidence.json`, "application/json", evidence);
    screens.show("false-receipt", { replace: true });
  }
}

function all(selector: string): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>(selector));
}
