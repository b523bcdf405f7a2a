/** A whole election for the tests: its persons, and the entries that they and the server would write. @module */
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { Choices, Link, Terms } from "../../src/protocol/ballot";
import { slotsIn } from "../../src/protocol/ballotcheck";
import { toHex, utf8 } from "../../src/protocol/bytes";
import { COMMIT, CONFIRM, jointKeyOf, KEYS, REVEAL, START, shareKeyOf, transcriptOf, type Attempt } from "../../src/protocol/ceremony";
import { credentialOf, makeCode, type Credential } from "../../src/protocol/credential";
import { cut } from "../../src/protocol/document";
import { encryptWith, sign } from "../../src/protocol/encryption";
import { readEntry, writeEntry } from "../../src/protocol/entry";
import { deriveScalar, encodePoint, G, timesSecret } from "../../src/protocol/group";
import { holderIn, makeCommit, makeConfirm, makeReveal, openShares, type Holder } from "../../src/protocol/holder";
import { encode, type Codec } from "../../src/protocol/json";
import { joinLines, signLine } from "../../src/protocol/jws";
import { leafHash } from "../../src/protocol/log";
import { MANIFEST, type Manifest } from "../../src/protocol/manifest";
import { AGGREGATED, CLOSED_ON_TIME, DECIDED, DECRYPTED, MANIFEST_HEAD, OPENED, type Opened } from "../../src/protocol/payload";
import { Replay } from "../../src/protocol/record";
import { credentialTree, memberDigest, memberTree, ROLL, writeRoll } from "../../src/protocol/roll";
import { makeSecret, signingKey, type PersonSecret } from "../../src/protocol/secret";
import { AGGREGATE, aggregate, decrypt, DECRYPTION, RESULT, resultOf, type Sums } from "../../src/protocol/tally";
import { importSigningKey, signerOf, toolsOf } from "../../src/protocol/webcrypto";
import { randomOf } from "./samples";

const random = randomOf("an election");
const subtle = globalThis.crypto.subtle;
export const TOOLS = toolsOf(globalThis.crypto);
export const BOXES = TOOLS.boxes;
export const LOG_SECRET = sha256(utf8("the log of the tests"));
export const SECRETS: ReadonlyMap<string, PersonSecret> = new Map(
  ["asel", "bolat", "dana", "dana anew", "holder-1", "holder-2", "holder-3", "receipt", "asel forged", "bolat forged"].map((name) => [name, makeSecret(random)]),
);

export function secretOf(name: string): PersonSecret {
  const secret = SECRETS.get(name);
  if (secret === undefined) throw new Error(name);
  return secret;
}

export const keyOf = (name: string) => timesSecret(G, signingKey(secretOf(name)));
const same = (text: string) => ({ kk: text, ru: text, en: text });
export const person = (name: string) => ({ id: name, name, key: keyOf(name) });
const option = (name: string, standing = true) => ({ id: name, text: same(name), standing });

export const SAMPLE: Manifest = {
  v: 1,
  suite: "P-256/SHA-256",
  address: "https://vote.example/e/chair",
  log: { origin: "vote.example/e/chair", key: ed25519.getPublicKey(LOG_SECRET) },
  receiptKey: keyOf("receipt"),
  witnesses: { quorum: 0, keys: [] },
  organisation: same("Union"),
  title: same("Elections"),
  committee: [person("asel"), person("bolat")],
  issuer: { kind: "platform" },
  trustees: {
    threshold: 2,
    lossVoids: false,
    holders: ["holder-1", "holder-2", "holder-3"].map((name) => ({ ...person(name), tool: "browser" as const, operator: false })),
  },
  eligibility: { mode: "two-factor", channels: "apart", maxReissued: 1, auditsPerCredential: 1 },
  revote: "last",
  floor: 2,
  styles: [{ id: "all", contests: ["chair", "board"] }],
  weights: [{ id: "one", weight: 1 }],
  schedule: { opens: "2026-03-01T03:00:00Z", closes: "2026-03-02T13:00:00Z" },
  contests: [
    {
      id: "chair",
      kind: "single",
      title: same("Chair"),
      min: 1,
      max: 1,
      blank: true,
      options: [option("a"), option("b"), option("none", false)],
      rule: { quorum: { of: "roll", cmp: ">=", num: 1, den: 2 }, decision: { of: "participants", cmp: ">", num: 1, den: 2 }, seats: 1 },
    },
    {
      id: "board",
      kind: "k-of-n",
      title: same("Board"),
      min: 0,
      max: 2,
      blank: false,
      options: [option("p"), option("q"), option("r")],
      rule: { seats: 2 },
    },
  ],
};

/** The entry of a kind that persons sign; "dana anew" is dana with her second secret, "asel forged" somebody who says to be asel. */
export async function signed<T>(kind: string, codec: Codec<T>, payload: T, ...names: string[]): Promise<Uint8Array> {
  const bytes = encode(codec, payload);
  const lines = names.map(async (name) =>
    signLine(kind, name.split(" ")[0] ?? name, bytes, signerOf(subtle, await importSigningKey(subtle, signingKey(secretOf(name))))),
  );
  return writeEntry(kind, joinLines(await Promise.all(lines)));
}

export function plain<T>(kind: string, codec: Codec<T>, payload: T): Uint8Array {
  return writeEntry(kind, encode(codec, payload));
}

function partsOf(document: Uint8Array): Uint8Array[] {
  return cut(document).parts.map((part) => writeEntry("part", part));
}

/** A record under construction: everything appended is also replayed. */
export class Election {
  readonly replay = new Replay(TOOLS, (index) => Promise.resolve(this.entries[index]));
  readonly entries: Uint8Array[] = [];
  readonly voters: Credential[];
  readonly id: Uint8Array;
  private readonly head: Uint8Array;

  constructor(
    readonly manifest: Manifest = SAMPLE,
    voters = 4,
  ) {
    this.head = plain("manifest", MANIFEST_HEAD, { document: cut(encode(MANIFEST, manifest)).head });
    this.id = leafHash(this.head);
    this.voters = Array.from({ length: voters }, () => credentialOf(makeCode(random), this.id));
  }

  /** What the record says of these entries: the steps that refuse, in order; empty where all are lawful. */
  async append(...entries: Uint8Array[]): Promise<string[]> {
    const refusals: string[] = [];
    for (const entry of entries) {
      this.entries.push(entry);
      const verdict = await this.replay.accept(entry);
      if (!verdict.ok) refusals.push([verdict.why, verdict.inner].join(" ").trim());
    }
    return refusals;
  }

  get attempt(): Attempt {
    const { attempt } = this.replay.state;
    if (attempt === undefined) throw new Error("no attempt");
    return attempt;
  }

  get terms(): Terms {
    const { terms } = this.replay.state;
    if (terms === undefined) throw new Error("not open");
    return terms;
  }

  manifestEntries(): Uint8Array[] {
    return [this.head, ...partsOf(encode(MANIFEST, this.manifest))];
  }

  holder(index: number): Promise<Holder> {
    return holderIn(this.attempt.start, index, (info) => Promise.resolve(deriveScalar(secretOf(`holder-${index}`), info)));
  }

  startEntry(attempt = 1, holders = this.manifest.trustees.holders.map((holder) => holder.id)): Promise<Uint8Array> {
    const payload = { election: this.id, attempt, threshold: this.manifest.trustees.threshold, holders };
    return signed("key-ceremony/start", START, payload, "asel", "bolat");
  }

  async commitEntry(index: number): Promise<Uint8Array> {
    return signed("key-ceremony/commit", COMMIT, makeCommit(await this.holder(index), random), `holder-${index}`);
  }

  keysEntry(): Promise<Uint8Array> {
    const commits = this.attempt.commits.map((commit) => commit?.entry ?? this.id);
    return signed("key-ceremony/keys", KEYS, { election: this.id, start: this.attempt.start.entry, commits }, "asel", "bolat");
  }

  async revealEntry(index: number): Promise<Uint8Array> {
    return signed("key-ceremony/reveal", REVEAL, await makeReveal(await this.holder(index), this.attempt, random, BOXES), `holder-${index}`);
  }

  async shareOf(index: number): Promise<bigint> {
    const opened = await openShares(await this.holder(index), this.attempt, BOXES);
    if (!opened.ok) throw new Error(`bad share of ${opened.dealer}`);
    return opened.share;
  }

  async confirmEntry(index: number): Promise<Uint8Array> {
    const confirm = makeConfirm(await this.holder(index), this.attempt, await this.shareOf(index), random);
    return signed("key-ceremony/confirm", CONFIRM, confirm, `holder-${index}`);
  }

  /** The ceremony up to a visit: every holder's entries. */
  async ceremony(upTo: "reveal" | "confirm" | "end"): Promise<string[]> {
    const refusals = await this.append(await this.startEntry());
    for (const index of [1, 2, 3]) refusals.push(...(await this.append(await this.commitEntry(index))));
    refusals.push(...(await this.append(await this.keysEntry())));
    if (upTo === "reveal") return refusals;
    for (const index of [1, 2, 3]) refusals.push(...(await this.append(await this.revealEntry(index))));
    if (upTo === "confirm") return refusals;
    for (const index of [1, 2, 3]) refusals.push(...(await this.append(await this.confirmEntry(index))));
    return refusals;
  }

  rollEntries(): Uint8Array[] {
    const document = writeRoll(this.voters.map(({ key }) => ({ credential: key, style: "all", weight: "one" })));
    const members = memberTree(this.voters.map((_, i) => memberDigest(random(32), `card ${i}`, "all", "one")));
    const payload = { election: this.id, members, credentials: credentialTree(document), document: cut(document).head };
    return [plain("roll", ROLL, payload), ...partsOf(document)];
  }

  openedPayload(): Opened {
    const ceremony = transcriptOf(this.attempt);
    const roll = this.replay.state.roll ?? this.id;
    return { election: this.id, roll, ceremony, jointKey: jointKeyOf(this.attempt), closesAt: this.manifest.schedule.closes };
  }

  openedEntry(...names: string[]): Promise<Uint8Array> {
    return signed("opened", OPENED, this.openedPayload(), ...(names.length === 0 ? ["asel", "bolat"] : names));
  }

  /** Everything up to the opening. */
  async open(): Promise<string[]> {
    return [
      ...(await this.append(...this.manifestEntries())),
      ...(await this.ceremony("end")),
      ...(await this.append(...this.rollEntries())),
      ...(await this.append(await this.openedEntry())),
    ];
  }

  voter(index: number): Credential {
    const voter = this.voters[index];
    if (voter === undefined) throw new Error("no such voter");
    return voter;
  }

  linkOf(index: number): Link {
    const { credentials } = this.replay.state;
    if (credentials === undefined) throw new Error("no roll");
    return credentials.nextLink(nameOf(this.voter(index)));
  }

  ballotEntry(index: number, choices: Choices, kind: "ballot" | "audited" = "ballot", link = this.linkOf(index)): Uint8Array {
    const draft = encryptWith(this.terms, this.voter(index).key, link, choices, random(32));
    if (!draft.ok) throw new Error(draft.why);
    return writeEntry(kind, sign(`dauys/v1/sign/${kind}`, this.terms, this.voter(index), draft.value, random));
  }

  closedEntry(closesAt = this.manifest.schedule.closes): Uint8Array {
    return plain("closed", CLOSED_ON_TIME, { election: this.id, opened: this.terms.opened, closesAt });
  }

  /** Of the ballots that count. */
  private get sums(): Sums {
    const { sums, credentials } = this.replay.state;
    return (credentials?.uncounted() ?? []).reduce((left, index) => {
      const slots = slotsIn(readEntry(this.entries[index] ?? this.id)?.body ?? this.id, this.terms.contests);
      return slots.ok ? left.minus(slots.value) : left;
    }, sums);
  }

  aggregateEntries(document = encode(AGGREGATE, aggregate(this.manifest, this.sums))): Uint8Array[] {
    return [
      plain("aggregate", AGGREGATED, { election: this.id, closed: this.replay.state.closed ?? this.id, document: cut(document).head }),
      ...partsOf(document),
    ];
  }

  async decryptionEntries(index: number, share?: bigint, signer = `holder-${index}`): Promise<Uint8Array[]> {
    const { decrypting } = this.replay.state;
    if (decrypting === undefined) throw new Error("no aggregate");
    const own = share ?? (await this.shareOf(index));
    const document = encode(DECRYPTION, decrypt(decrypting, index, own, shareKeyOf(this.attempt, index), random));
    const payload = { election: this.id, aggregate: decrypting.entry, index, document: cut(document).head };
    return [await signed("partial-decryption", DECRYPTED, payload, signer), ...partsOf(document)];
  }

  resultEntries(change: (document: Uint8Array) => Uint8Array = (same) => same, take = 2): Uint8Array[] {
    const { decrypting, decryptions, credentials } = this.replay.state;
    if (decrypting === undefined) throw new Error("no aggregate");
    const used = decryptions.slice(0, take);
    const result = resultOf(this.manifest, decrypting, used, credentials?.size ?? 0);
    if (!result.ok) throw new Error(result.why);
    const document = change(encode(RESULT, result.value));
    const payload = {
      election: this.id,
      aggregate: decrypting.entry,
      shares: used.map(({ entry }) => entry),
      document: cut(document).head,
    };
    return [plain("result", DECIDED, payload), ...partsOf(document)];
  }
}

export function nameOf({ key }: Credential): string {
  return toHex(encodePoint(key, "compressed"));
}
