import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ballotLength, FIRST, type Choices, type Terms } from "../../src/protocol/ballot";
import { alphasOf, checkBallot } from "../../src/protocol/ballotcheck";
import type { Contest } from "../../src/protocol/contest";
import { checkChoice, slotsOf } from "../../src/protocol/contest";
import { encrypt, encryptWith, prepare, sign, type Draft } from "../../src/protocol/encryption";
import { readFingerprint } from "../../src/protocol/fingerprint";
import { readOpening, recompute, writeOpening, type Opening } from "../../src/protocol/opening";
import { BOARD, FREE, randomOf, SINGLE, SINGLE_BLANK, terms, voter } from "./samples";

const ALL = terms(SINGLE, SINGLE_BLANK, BOARD, FREE);
const random = randomOf("ballots");
const credential = voter("Aigul");
const noPause = async (): Promise<void> => {};
const live = (): boolean => true;

async function draft(terms: Terms, choices: Choices): Promise<Draft> {
  const made = await encrypt(terms, { credential, link: FIRST, choices, attempt: 0 }, random, noPause);
  assert.ok(made.ok);
  return made.value;
}

function subsets(contest: Contest): number[][] {
  const slots = slotsOf(contest).length;
  return Array.from({ length: 2 ** slots }, (_, bits) => Array.from({ length: slots }, (_, i) => i).filter((i) => bits & (1 << i)));
}

test("without randomness a ballot fails, and what is made before it says nothing", async (t) => {
  t.mock.method(globalThis.crypto, "getRandomValues", () => {
    throw new TypeError("no randomness");
  });
  assert.doesNotThrow(() => prepare(ALL));
  await assert.rejects(draft(terms(SINGLE), [[0]]), TypeError);
});

test("the ballot of every legal choice is accepted, and no illegal one is encrypted", async () => {
  for (const contest of [SINGLE, SINGLE_BLANK, BOARD, FREE]) {
    const own = terms(contest);
    for (const choice of subsets(contest)) {
      const made = await encrypt(own, { credential, link: FIRST, choices: [choice], attempt: 0 }, random, noPause);
      assert.equal(made.ok, checkChoice(contest, choice).ok);
      if (!made.ok) continue;
      const ballot = sign("dauys/v1/sign/ballot", own, credential, made.value, random);
      assert.equal(ballot.length, ballotLength(own.contests));
      assert.equal(checkBallot(ballot, own, live, "dauys/v1/sign/ballot").ok, true);
    }
  }
});

test("legal choices are those of the table", () => {
  const legal = (contest: Contest): string[] =>
    subsets(contest)
      .filter((choice) => checkChoice(contest, choice).ok)
      .map((c) => c.join(""));
  assert.deepEqual(legal(SINGLE), ["0", "1", "2"]);
  assert.deepEqual(legal(SINGLE_BLANK), ["0", "1", "2"]);
  assert.equal(legal(BOARD).length, 4 + 6 + 4 + 1);
  assert.deepEqual(legal(FREE), ["", "0", "1", "01"]);
  assert.equal(checkChoice(BOARD, [1, 0]).ok, false);
  assert.equal(checkChoice(BOARD, [1, 1]).ok, false);
});

test("a21 a dead generator stops the booth, and one that repeats itself repeats no ciphertext", async () => {
  const own = terms(SINGLE);
  const dead = (): Uint8Array => {
    throw new Error("no random numbers here");
  };
  await assert.rejects(encrypt(own, { credential, link: FIRST, choices: [[1]], attempt: 0 }, dead, noPause), /no random numbers/);
  const stuck = (length: number): Uint8Array => new Uint8Array(length);
  const alphas: string[] = [];
  for (const link of [FIRST, { ...FIRST, counter: 2 }]) {
    for (const [attempt, choice] of [[0, 1], [1, 1], [0, 2]] as const) {
      const made = await encrypt(own, { credential, link, choices: [[choice]], attempt }, stuck, noPause);
      assert.ok(made.ok);
      const checked = checkBallot(sign("dauys/v1/sign/ballot", own, credential, made.value, stuck), own, live, "dauys/v1/sign/ballot");
      assert.ok(checked.ok);
      alphas.push(...alphasOf(checked.value));
    }
  }
  assert.equal(new Set(alphas).size, alphas.length);
  assert.equal(alphas.length, 6 * slotsOf(SINGLE).length);
});

test("every flipped byte refuses the ballot", async () => {
  const own = terms(SINGLE);
  const ballot = sign("dauys/v1/sign/ballot", own, credential, await draft(own, [[1]]), random);
  fc.assert(
    fc.property(fc.nat(ballot.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const hostile = Uint8Array.from(ballot);
      hostile[at] = (hostile[at] ?? 0) ^ flip;
      assert.equal(checkBallot(hostile, own, live, "dauys/v1/sign/ballot").ok, false);
    }),
    { numRuns: 150 },
  );
});

test("names the step that a ballot fails", async () => {
  const ballot = sign("dauys/v1/sign/ballot", ALL, credential, await draft(ALL, [[0], [2], [4], []]), random);
  const why = (change: (bytes: Uint8Array) => Uint8Array | void, at = ALL): string => {
    const copy = Uint8Array.from(ballot);
    const verdict = checkBallot(change(copy) ?? copy, at, live, "dauys/v1/sign/ballot");
    return verdict.ok ? "accepted" : [verdict.why, verdict.inner].join(" ").trim();
  };
  const proofs = 101 + 130 * 3;
  assert.equal(
    why(() => {}),
    "accepted",
  );
  assert.equal(
    why((b) => b.slice(1)),
    "B-6.1",
  );
  assert.equal(
    why((b) => {
      b[0] = (b[0] ?? 0) ^ 1;
    }),
    "B-6.2",
  );
  assert.equal(
    why((b) => {
      b[32] = 4;
    }),
    "B-6.3",
  );
  assert.equal(
    why((b) => {
      b.fill(255, 102, 166);
    }),
    "B-6.4",
  );
  assert.equal(
    why((b) => {
      b.set(b.slice(101, 166), 231);
    }),
    "B-6.5",
  );
  assert.equal(
    why((b) => {
      b.fill(255, proofs + 130, proofs + 162);
    }),
    "B-6.6 P-3.1",
  );
  assert.equal(
    why((b) => {
      b[68] = 2;
    }),
    "B-6.6 P-3.3",
  );
  assert.equal(
    why((b) => {
      b.set(b.slice(proofs, proofs + 65), proofs + 65);
    }),
    "B-6.6 P-3.3",
  );
  assert.equal(
    why((b) => {
      b.fill(0, b.length - 97, b.length - 32);
    }),
    "B-6.7 C-3.1",
  );
  assert.equal(
    why((b) => {
      b.fill(255, b.length - 32);
    }),
    "B-6.7 C-3.2",
  );
  assert.equal(
    why((b) => {
      b[b.length - 1] = (b[b.length - 1] ?? 0) ^ 1;
    }),
    "B-6.7 C-3.3",
  );
  const stranger = checkBallot(ballot, ALL, () => false, "dauys/v1/sign/ballot");
  assert.deepEqual(stranger, { ok: false, why: "B-6.3" });
  assert.deepEqual(checkBallot(ballot, ALL, live, "dauys/v1/sign/audited"), { ok: false, why: "B-6.7", inner: "C-3.3" });
});

test("an opening recomputes the audited ballot and no other", async () => {
  const choices = [[2], [0], [0, 3], [1]];
  const made = await draft(ALL, choices);
  const text = writeOpening(ALL, credential.key, FIRST, choices, made.seed);
  const opening = readOpening(text, 4);
  assert.ok(opening.ok);
  assert.deepEqual(opening.value.choices, choices);
  const of = (changed: Partial<Opening>) => recompute({ ...opening.value, ...changed }, ALL);
  const same = of({});
  const other = of({ choices: [[1], [0], [0, 3], [1]] });
  assert.ok(same.ok && other.ok);
  assert.deepEqual(same.value.hash, made.hash);
  assert.notDeepEqual(other.value.hash, made.hash);
  assert.deepEqual(of({ choices: [[0, 1], [0], [0, 3], [1]] }), { ok: false, why: "B-8.2" });
  assert.deepEqual(of({ opened: made.hash }), { ok: false, why: "B-8.3" });
  for (const bad of [text.slice(1), text + "A", text.slice(0, -1), text + "=", "DA1."]) assert.equal(readOpening(bad, 4).ok, false);
});

test("the page may paint between slots, and the last step is the last slot", async () => {
  const seen: string[] = [];
  const own = terms(SINGLE);
  await encrypt(own, { credential, link: FIRST, choices: [[0]], attempt: 0 }, random, async (done, of) => void seen.push(`${done}/${of}`));
  assert.deepEqual(seen, ["1/6", "2/6", "3/6", "4/6", "5/6", "6/6"]);
});

test("two encryptions of one choice share no ciphertext", async () => {
  const own = terms(SINGLE);
  const ballots = [await draft(own, [[0]]), await draft(own, [[0]])].map((d) => {
    const checked = checkBallot(sign("dauys/v1/sign/ballot", own, credential, d, random), own, live, "dauys/v1/sign/ballot");
    assert.ok(checked.ok);
    return alphasOf(checked.value);
  });
  assert.equal(new Set(ballots.flat()).size, 6);
});

test("a tracker is read as people type it", async () => {
  const { tracker, hash, unsigned } = await draft(terms(SINGLE), [[0]]);
  assert.match(tracker, /^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
  assert.deepEqual(readFingerprint(tracker.toLowerCase().replace(/-/g, " ").replace(/0/g, "o")), { ok: true, value: tracker });
  assert.deepEqual(readFingerprint(tracker.slice(1)), { ok: false, why: "length" });
  assert.equal(hash.length, 32);
  assert.equal(encryptWith(terms(SINGLE), credential.key, FIRST, [[]], hash).ok, false);
  assert.equal(unsigned.length, ballotLength([SINGLE]) - 97);
});
