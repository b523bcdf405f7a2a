/**
 * Everything the booth asks before it encrypts: the code from the letter, and, where the election wants both, the sign-in with card and
 * one-time code. The code never leaves the phone; the server is asked about its public key only.
 * @module
 */
import { ballotHead, ballotLength, FIRST, type Link } from "../protocol/ballot";
import { equal, toHex, utf8 } from "../protocol/bytes";
import { credentialOf, printCode, readCode, type Credential } from "../protocol/credential";
import { readEntry } from "../protocol/entry";
import { fingerprint } from "../protocol/fingerprint";
import { encodePoint } from "../protocol/group";
import { decode, lines, list, literal, object } from "../protocol/json";
import { readCheckpoint, verifyCheckpoint } from "../protocol/log";
import { included, PROVED, type Anchor } from "./anchor";
import { get, postJson, type Answer } from "./calls";
import { type Screens, showFault, showOnly, the } from "./screens";

/** The ballots that a credential has cast, oldest first, each with its proof under the checkpoint. */
const CHAIN = object({ status: literal("live", "revoked", "unknown"), checkpoint: lines(4000), ballots: list(PROVED) });

export interface Identified {
  readonly credential: Credential;
  /** Where the next ballot belongs. */
  readonly link: Link;
  /** Of the earlier ballots, oldest first. */
  readonly trackers: readonly string[];
}

export class Identifying {
  private known: Identified | undefined;
  private signedIn: boolean;

  constructor(
    private readonly screens: Screens,
    private readonly anchor: Anchor,
    private readonly slug: string,
    private readonly twoFactor: boolean,
    signedIn: boolean,
    /** What the booth does when it knows who votes; or that somebody is signed in again, who has not given the code on this page. */
    private readonly done: (who: Identified | undefined) => void,
  ) {
    this.signedIn = signedIn;
    this.form("code", () => this.code());
    this.form("card", () => this.card());
    this.form("one-time", () => this.oneTime());
  }

  /** Puts the letter's code into the field as the letter prints it, so that a scanned QR saves the typing. */
  prefill(code: string): void {
    const read = readCode(code);
    the<HTMLInputElement>(this.screens.section("code"), "input").value = read.ok ? printCode(read.value) : code;
  }

  /** The sign-in has run out while the member was voting. */
  signInAgain(): void {
    this.signedIn = false;
    this.screens.show("card", { replace: true });
  }

  /** False on a page that only sent what the phone had kept. */
  get hasCode(): boolean {
    return this.known !== undefined;
  }

  /** Forgets the code: the vote is cast. */
  forget(): void {
    this.known = undefined;
    the<HTMLInputElement>(this.screens.section("code"), "input").value = "";
  }

  /** Reads the chain again: another ballot of this credential came between. */
  async refresh(): Promise<Identified | undefined> {
    const known = this.known;
    if (known !== undefined) this.known = await this.look(known.credential);
    return this.known;
  }

  private form(screen: string, act: () => Promise<void>): void {
    const form = the<HTMLFormElement>(this.screens.section(screen), "form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      const button = the<HTMLButtonElement>(form, "[type=submit]");
      button.disabled = true;
      void act()
        .catch((e: unknown) => showFault(this.screens, e))
        .finally(() => (button.disabled = false));
    });
  }

  private async code(): Promise<void> {
    const section = this.screens.section("code");
    const code = readCode(the<HTMLInputElement>(section, "input").value);
    if (!code.ok) return this.wrongCode(code.why);
    const found = await this.look(credentialOf(code.value, this.anchor.election));
    if (found === undefined) return;
    this.known = found;
    showOnly(section, "wrong", undefined);
    history.replaceState(history.state, "", location.pathname + location.search);
    if (this.twoFactor && !this.signedIn) this.screens.show("card");
    else this.done(found);
  }

  private wrongCode(why: string): void {
    showOnly(this.screens.section("code"), "wrong", why);
    the(this.screens.section("code"), "input").focus();
  }

  /** What the log says of the credential; shows why not, where it can't be used. */
  private async look(credential: Credential): Promise<Identified | undefined> {
    const answer = await get(`/e/${this.slug}/credential/${toHex(encodePoint(credential.key, "compressed"))}`);
    // the service refuses nobody here: whatever does stands between it and the phone
    if (answer.kind !== "ok") {
      this.screens.show("offline-early");
      return undefined;
    }
    const chain = decode(CHAIN, answer.body);
    if (chain.ok && chain.value.status !== "live") {
      this.wrongCode(chain.value.status);
      return undefined;
    }
    const earlier = chain.ok ? this.earlier(credential, chain.value) : undefined;
    if (earlier === undefined) this.screens.show("false-chain");
    return earlier;
  }

  /** Undefined if the server's answer isn't a chain of this credential in a signed head. */
  private earlier(credential: Credential, { checkpoint, ballots }: { checkpoint: string; ballots: readonly Parameters<typeof included>[0][] }): Identified | undefined {
    const { origin: name, key } = this.anchor.manifest.log;
    const head = readCheckpoint(utf8(checkpoint));
    if (!head.ok || !verifyCheckpoint(head.value, { name, key }).ok) return undefined;
    let link = FIRST;
    const trackers: string[] = [];
    for (const proved of ballots) {
      const bytes = included(proved, head.value);
      const entry = bytes === undefined ? undefined : readEntry(bytes);
      if (entry?.kind !== "ballot" || entry.body.length !== ballotLength(this.anchor.terms.contests)) return undefined;
      const ballot = ballotHead(entry.body);
      const follows = ballot.link.counter === link.counter && equal(ballot.link.previous, link.previous);
      if (!follows || !equal(ballot.credential, encodePoint(credential.key, "compressed"))) return undefined;
      trackers.push(fingerprint(ballot.hash));
      link = { counter: link.counter + 1, previous: ballot.hash };
    }
    return { credential, link, trackers };
  }

  private async card(): Promise<void> {
    const card = the<HTMLInputElement>(this.screens.section("card"), "input").value;
    const answer = await postJson(`/e/${this.slug}/sign-in/code`, { card });
    if (this.answered("card", answer)) this.screens.show("one-time");
  }

  private async oneTime(): Promise<void> {
    const code = the<HTMLInputElement>(this.screens.section("one-time"), "input").value;
    const answer = await postJson(`/e/${this.slug}/sign-in`, { code });
    if (!this.answered("one-time", answer)) return;
    this.signedIn = true;
    this.done(this.known);
  }

  /** True if the server said yes; otherwise its words, or "no connection", stand on the screen. */
  private answered(screen: string, answer: Answer): boolean {
    const section = this.screens.section(screen);
    const line = the(section, "[data-answer]");
    line.hidden = answer.kind !== "refused";
    the(section, "[data-offline]").hidden = answer.kind !== "offline";
    if (answer.kind === "refused") line.textContent = [answer.refusal.title, answer.refusal.detail].filter((part) => part !== "").join(". ");
    return answer.kind === "ok";
  }
}

/** `c` and `f` of the letter's link: the code, and the fingerprint of the election; both stay in the part that no server sees. */
export function readLetterLink(hash: string): { readonly code?: string; readonly fingerprint?: string } {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const [code, print] = [fields.get("c"), fields.get("f")];
  return { ...(code === null ? {} : { code }), ...(print === null ? {} : { fingerprint: print }) };
}

