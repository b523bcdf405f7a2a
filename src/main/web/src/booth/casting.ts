/**
 * Encrypts, lets the member cast or test, sends, and checks the receipt. The signed ballot is kept on the phone before the first byte leaves, and the same
 * bytes are sent until the server has answered.
 * @module
 */
import { encrypt, sign, type Draft } from "../protocol/encryption";
import { writeOpening } from "../protocol/opening";
import { type Random } from "../protocol/bytes";
import { isReceiptOf, readReceipt, verifyReceipt, type Receipt } from "../protocol/receipt";
import type { Anchor } from "./anchor";
import { postBytes, type Refusal } from "./calls";
import type { Identified } from "./identifying";
import type { Fate, Keeping, Pending } from "./keeping";
import { showFault, the, type Screens } from "./screens";

const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** Milliseconds between two looks of the bar: each of them makes the phone wait for its screen. */
const PAINT_EVERY = 100;

/** Where the member stands; `unconfirmed` is a ballot that was sent and of which nobody knows whether it arrived. */
export type Standing = "not-sent" | "encrypting" | "sending" | "unconfirmed" | "refused" | "recorded" | "audited";

/** What the rest of the booth is told. */
export interface Listener {
  standing(now: Standing): void;
  recorded(receipt: Receipt, file: Uint8Array): void;
  audited(tracker: string, opening: string | undefined): void;
  refused(refusal: Refusal): void;
  /** The server's receipt isn't one for the ballot that was sent: `evidence` is what it answered. */
  lied(evidence: Uint8Array): void;
}

export class Casting {
  private draft: Draft | undefined;
  private who: Identified | undefined;
  private choices: readonly (readonly number[])[] = [];
  private attempt = 0;

  constructor(
    private readonly screens: Screens,
    private readonly anchor: Anchor,
    private readonly slug: string,
    private readonly keeping: Keeping,
    private readonly listener: Listener,
  ) {
    the(screens.section("ready"), "[data-cast]").addEventListener("click", () => this.signAndSend("ballots"));
    the(screens.section("ready"), "[data-audit]").addEventListener("click", () => this.signAndSend("audits"));
  }

  /** True while a ballot exists that has not been sent: leaving now would lose it. */
  get holdsUnsent(): boolean {
    return this.draft !== undefined;
  }

  async encrypt(who: Identified, choices: readonly (readonly number[])[]): Promise<void> {
    this.who = who;
    this.choices = choices;
    this.screens.show("encrypting");
    this.listener.standing("encrypting");
    const bar = the<HTMLProgressElement>(this.screens.section("encrypting"), "progress");
    bar.value = 0;
    try {
      this.draft = await this.encrypted(who, bar);
    } catch (e: unknown) {
      this.listener.standing("not-sent");
      return showFault(this.screens, e);
    }
    the(this.screens.section("ready"), "[data-tracker]").textContent = this.draft.tracker;
    this.listener.standing("not-sent");
    this.screens.show("ready", { replace: true });
  }

  private async encrypted(who: Identified, bar: HTMLProgressElement): Promise<Draft> {
    const vote = { credential: who.credential, link: who.link, choices: this.choices, attempt: this.attempt++ };
    await painted();
    let shown = performance.now();
    const draft = await encrypt(this.anchor.terms, vote, random, async (done, of) => {
      bar.value = (100 * done) / of;
      if (performance.now() - shown < PAINT_EVERY) return;
      await painted();
      shown = performance.now();
    });
    if (!draft.ok) throw new Error("the page let a choice through that the contest does not allow: " + draft.why);
    return draft.value;
  }

  /** Sends what is kept from before, if anything is. */
  resume(): boolean {
    const pending = this.keeping.pending();
    if (pending !== undefined) void this.send(pending);
    return pending !== undefined;
  }

  /** Sends a ballot that was made elsewhere; but first what is kept from before, whose fate nobody knows yet. */
  handIn(ballot: Uint8Array): void {
    if (this.resume()) return;
    const pending = { fate: "ballots", ballot } as const;
    this.keeping.keepPending(pending);
    void this.send(pending);
  }

  private signAndSend(fate: Fate): void {
    const { draft, who } = this;
    if (draft === undefined || who === undefined) return;
    const tag = fate === "ballots" ? "dauys/v1/sign/ballot" : "dauys/v1/sign/audited";
    const pending = { fate, ballot: sign(tag, this.anchor.terms, who.credential, draft, random) };
    this.keeping.keepPending(pending);
    void this.send(pending);
  }

  private async send(pending: Pending): Promise<void> {
    this.listener.standing("sending");
    this.screens.show("sending", { replace: true });
    const answer = await postBytes(`/e/${this.slug}/${pending.fate}`, pending.ballot);
    if (answer.kind === "offline" || (answer.kind === "refused" && !isOfTheService(answer.refusal))) {
      this.listener.standing("unconfirmed");
      return this.screens.show("offline", { replace: true });
    }
    if (answer.kind === "refused") {
      // a sign-in that ran out leaves the ballot as it is; every other refusal is final for these bytes
      const final = answer.refusal.status !== 401;
      this.listener.standing(final ? "refused" : "not-sent");
      if (final) this.forget();
      return this.listener.refused(answer.refusal);
    }
    const receipt = this.checked(pending, answer.body);
    if (receipt === undefined) {
      this.listener.standing("unconfirmed");
      return this.listener.lied(answer.body);
    }
    const opening = pending.fate === "audits" ? this.opening() : undefined;
    this.forget();
    this.listener.standing(pending.fate === "ballots" ? "recorded" : "audited");
    if (pending.fate === "ballots") {
      this.who = undefined;
      this.choices = [];
      this.listener.recorded(receipt, answer.body);
    } else this.listener.audited(receipt.claim.tracker, opening);
  }

  /** The receipt, if it is signed, proves its place, and is for exactly these bytes (attacks D01, E06). */
  private checked({ fate, ballot }: Pending, file: Uint8Array): Receipt | undefined {
    const receipt = readReceipt(file, this.anchor.election);
    if (!receipt.ok || !verifyReceipt(receipt.value, this.anchor.manifest).ok) return undefined;
    return isReceiptOf(receipt.value, fate === "ballots" ? "ballot" : "audited", ballot) ? receipt.value : undefined;
  }

  /** Undefined after the page was closed in between: then the seed is gone, and with it the opening. */
  private opening(): string | undefined {
    const { draft, who } = this;
    return draft === undefined || who === undefined ? undefined : writeOpening(this.anchor.terms, who.credential.key, who.link, this.choices, draft.seed);
  }

  private forget(): void {
    this.keeping.forgetPending();
    this.draft = undefined;
  }
}

/** After the browser has drawn what was changed. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

/** False for what stands between us and the service and refuses in its place, such as a school's proxy: it says nothing of the ballot. */
function isOfTheService(refusal: Refusal): boolean {
  return refusal.code.startsWith("cast.");
}
