/**
 * What this phone keeps for the member, for one election: a signed ballot until its receipt is here, so that a lost connection or a closed page sends the same
 * bytes again; and the last receipt. Neither shows a choice.
 * @module
 */
import { fromBase64Url, toBase64Url } from "../protocol/bytes";

export type Fate = "ballots" | "audits";
export interface Pending {
  readonly fate: Fate;
  readonly ballot: Uint8Array;
}

export class Keeping {
  /** @param election the fingerprint, so that elections don't mix */
  constructor(private readonly election: string) {}

  pending(): Pending | undefined {
    const [fate, ballot] = (this.read("pending") ?? "").split(" ");
    const bytes = fromBase64Url(ballot ?? "");
    return (fate === "ballots" || fate === "audits") && bytes !== undefined ? { fate, ballot: bytes } : undefined;
  }

  keepPending({ fate, ballot }: Pending): void {
    this.write("pending", `${fate} ${toBase64Url(ballot)}`);
  }

  forgetPending(): void {
    this.write("pending", undefined);
  }

  receipt(): Uint8Array | undefined {
    const text = this.read("receipt");
    return text === undefined ? undefined : fromBase64Url(text);
  }

  keepReceipt(file: Uint8Array): void {
    this.write("receipt", toBase64Url(file));
  }

  private read(what: string): string | undefined {
    try {
      return window.localStorage.getItem(this.name(what)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** A browser that keeps nothing still votes; it only can't come back to it. */
  private write(what: string, value: string | undefined): void {
    try {
      if (value === undefined) window.localStorage.removeItem(this.name(what));
      else window.localStorage.setItem(this.name(what), value);
    } catch {
      return;
    }
  }

  private name(what: string): string {
    return `dauys:${what}:${this.election}`;
  }
}
