/** Who may vote and what each has cast, as the entries of a record make it (spec: B-6.8 to B-6.12, R-20 to R-22). @module */
import { Alphas } from "./alphas";
import { FIRST, type BallotHead, type Link } from "./ballot";
import { alphasOf, type Ballot } from "./ballotcheck";
import { equal, toHex } from "./bytes";
import type { Manifest } from "./manifest";
import { PASSED, refused, type Verdict } from "./result";

/** Of the last ballot that a credential has cast no more than its chain and the tally need: a log may hold millions. */
interface Cast {
  readonly counter: number;
  readonly hash: Uint8Array;
  /** The entry's place in the log. */
  readonly index: number;
}

/** What a credential has cast, and whether it still stands. */
interface Standing {
  last: Cast | undefined;
  audits: number;
  revoked: boolean;
  fell: boolean;
  replaced: boolean;
}

/** What became of a cast ballot. */
export type Fate = "audited" | "replaced" | "fallen" | "stands";

/** All credentials of one record. Changed by entries that were checked before. Credentials are named by their 33 bytes in hexadecimal. */
export class Credentials {
  private readonly standings: Map<string, Standing>;
  private readonly alphas = new Alphas();
  /** Where ballots stand that were cast and don't count: a later one has replaced them, or they fell. */
  private readonly superseded: number[] = [];
  private readonly audited = new Set<number>();
  private reissued = 0;

  /** N of O-1: live credentials and those revoked and not replaced. */
  readonly size: number;

  constructor(roll: readonly string[]) {
    this.standings = new Map(roll.map((credential) => [credential, fresh()]));
    this.size = roll.length;
  }

  /** */
  isLive(credential: string): boolean {
    return this.standings.get(credential)?.revoked === false;
  }

  /** Undefined for a credential that the record has never had. */
  standingOf(credential: string): Readonly<Standing> | undefined {
    return this.standings.get(credential);
  }

  /** Where the next ballot of a credential has to stand in its chain. */
  nextLink(credential: string): Link {
    const last = this.standings.get(credential)?.last;
    return last === undefined ? FIRST : { counter: last.counter + 1, previous: last.hash };
  }

  /** B-6.8 to B-6.11, and B-6.12 for an audited ballot. */
  checkNext(ballot: Ballot, audited: boolean, { revote, eligibility }: Manifest): Verdict {
    const name = toHex(ballot.credential);
    const next = this.nextLink(name);
    if (ballot.link.counter !== next.counter) return refused("B-6.8");
    if (!equal(ballot.link.previous, next.previous)) return refused("B-6.9");
    if (alphasOf(ballot).some((alpha) => this.alphas.has(alpha))) return refused("B-6.10");
    if (revote === "forbidden" && next.counter > 1) return refused("B-6.11");
    const spent = this.standings.get(name)?.audits ?? 0;
    return audited && spent >= eligibility.auditsPerCredential ? refused("B-6.12") : PASSED;
  }

  /** Takes a ballot that {@link checkNext} passed. */
  take(ballot: Ballot, audited: boolean, index: number): void {
    const standing = this.standings.get(toHex(ballot.credential));
    if (standing === undefined) return;
    for (const alpha of alphasOf(ballot)) this.alphas.add(alpha);
    if (audited) {
      standing.audits++;
      this.audited.add(index);
    } else {
      this.supersede(standing);
      standing.last = castOf(ballot, index);
    }
  }

  private supersede({ last }: Standing): void {
    if (last !== undefined) this.superseded.push(last.index);
  }

  /** */
  revoke(credential: string, falls: boolean): Verdict {
    const standing = this.standings.get(credential);
    if (standing === undefined || standing.revoked) return refused("R-20");
    standing.revoked = true;
    standing.fell = falls;
    if (falls) this.supersede(standing);
    return PASSED;
  }

  /** */
  reissue(revoked: string, credential: string, most: number): Verdict {
    const old = this.standings.get(revoked);
    const open = old !== undefined && old.revoked && !old.replaced && (old.fell || old.last === undefined);
    if (!open || this.standings.has(credential) || this.reissued >= most) return refused("R-21");
    old.replaced = true;
    this.reissued++;
    this.standings.set(credential, fresh());
    return PASSED;
  }

  /** Where the ballots stand that were cast and do not count, in the order of the log. */
  uncounted(): readonly number[] {
    return this.superseded.slice().sort((a, b) => a - b);
  }

  /** Where the lawful `audited` entries stand. */
  get auditedAt(): ReadonlySet<number> {
    return this.audited;
  }

  /** What became of the lawful ballot of {@code credential} at {@code index}. */
  fateOf(credential: string, index: number): Fate {
    if (this.audited.has(index)) return "audited";
    const standing = this.standings.get(credential);
    return standing?.last?.index !== index ? "replaced" : standing.fell ? "fallen" : "stands";
  }
}

function castOf({ link, hash }: BallotHead, index: number): Cast {
  return { counter: link.counter, hash, index };
}

function fresh(): Standing {
  return { last: undefined, audits: 0, revoked: false, fell: false, replaced: false };
}
