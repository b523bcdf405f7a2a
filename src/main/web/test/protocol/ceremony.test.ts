import assert from "node:assert/strict";
import { test } from "node:test";
import { ABORTED, COMMIT, COMPLAINT, CONFIRM, KEYS, phaseOf, REVEAL, START, type Reveal } from "../../src/protocol/ceremony";
import { G, mod, timesSecret } from "../../src/protocol/group";
import { makeCommit, makeComplaint, makeConfirm, makeReveal, openShares } from "../../src/protocol/holder";
import { makeSecret, printSecret, readSecret } from "../../src/protocol/secret";
import { BOXES, Election, signed } from "./election";
import { randomOf } from "./samples";

const random = randomOf("ceremonies");

async function prepared(upTo?: "reveal" | "confirm"): Promise<Election> {
  const election = new Election();
  assert.deepEqual(await election.append(...election.manifestEntries()), []);
  if (upTo !== undefined) assert.deepEqual(await election.ceremony(upTo), []);
  return election;
}

test("b11 printed secrets are read back, and a wrong symbol is seen", () => {
  const secret = makeSecret(random);
  const printed = printSecret(secret);
  assert.match(printed, /^(.{4}-){13}.{4}$/);
  assert.deepEqual(readSecret(printed.toLowerCase()), { ok: true, value: secret });
  assert.deepEqual(readSecret(printed.slice(1)), { ok: false, why: "length" });
  assert.deepEqual(readSecret("U" + printed.slice(1)), { ok: false, why: "alphabet" });
  assert.deepEqual(readSecret((printed.startsWith("0") ? "1" : "0") + printed.slice(1)), { ok: false, why: "check" });
});

test("an attempt starts in its order, with the manifest's holders", async () => {
  const election = await prepared();
  const refusal = async (entry: Uint8Array): Promise<string> => (await election.append(entry)).join();
  assert.equal(await refusal(await election.startEntry(2)), "K-9");
  assert.equal(await refusal(await election.startEntry(1, ["holder-2", "holder-1"])), "K-9");
  assert.equal(await refusal(await election.startEntry(1, ["holder-1"])), "K-9");
  const high = { election: election.id, attempt: 1, threshold: 3, holders: ["holder-1", "holder-2", "holder-3"] };
  assert.equal(await refusal(await signed("key-ceremony/start", START, high, "asel", "bolat")), "K-9");
  assert.equal(await refusal(await election.startEntry(1, ["holder-1", "holder-3"])), "");
  assert.equal(await refusal(await election.startEntry(2)), "K-9");
  const aborted = { election: election.id, start: election.attempt.start.entry, reason: "ill" };
  assert.equal(await refusal(await signed("key-ceremony/aborted", ABORTED, aborted, "asel", "bolat")), "");
  assert.equal(await refusal(await election.startEntry(2)), "");
});

test("commits: each step refuses", async () => {
  const election = await prepared();
  const refusal = async (entry: Uint8Array): Promise<string> => (await election.append(entry)).join();
  await election.append(await election.startEntry());
  const make = async (change: Partial<ReturnType<typeof makeCommit>>, holder = 1): Promise<Uint8Array> =>
    signed("key-ceremony/commit", COMMIT, { ...makeCommit(await election.holder(holder), random), ...change }, `holder-${holder}`);
  assert.equal(await refusal(await make({ start: election.id })), "K-9");
  assert.equal(await refusal(await make({ index: 2 })), "K-2.1");
  assert.equal(await refusal(await make({ index: 9 })), "K-2.1");
  assert.equal(await refusal(await make({ communicationKey: G })), "K-2.2 P-1.2");
  const one = makeCommit(await election.holder(1), random);
  assert.equal(await refusal(await election.commitEntry(1)), "");
  assert.equal(await refusal(await election.commitEntry(1)), "K-2.1");
  assert.equal(await refusal(await make({ commitment: one.commitment }, 2)), "K-2.3");
  assert.equal(await refusal(await election.keysEntry()), "K-9");
  for (const index of [2, 3]) assert.equal(await refusal(await election.commitEntry(index)), "");
  const commits = election.attempt.commits.map((commit) => commit?.entry ?? election.id);
  const sealed = { election: election.id, start: election.attempt.start.entry, commits: commits.slice().reverse() };
  assert.equal(await refusal(await signed("key-ceremony/keys", KEYS, sealed, "asel", "bolat")), "K-3.1");
  assert.equal(await refusal(await election.keysEntry()), "");
});

test("reveals: each step refuses", async () => {
  const election = await prepared("reveal");
  const refusal = async (entry: Uint8Array): Promise<string> => (await election.append(entry)).join();
  const own = await makeReveal(await election.holder(1), election.attempt, random, BOXES);
  const make = (change: Partial<Reveal>): Promise<Uint8Array> => signed("key-ceremony/reveal", REVEAL, { ...own, ...change }, "holder-1");
  const [first, second] = own.coefficients;
  const [share, other] = own.shares;
  assert.ok(first !== undefined && second !== undefined && share !== undefined && other !== undefined);
  assert.equal(await refusal(await make({ keys: election.id })), "K-9");
  assert.equal(await refusal(await make({ coefficients: [first, second, first] })), "K-4.1");
  assert.equal(await refusal(await make({ coefficients: [first] })), "K-4.1");
  assert.equal(await refusal(await make({ shares: [other, share] })), "K-4.1");
  assert.equal(await refusal(await make({ coefficients: [second, first] })), "K-4.2");
  assert.equal(await refusal(await make({ coefficients: [first, { ...second, s: mod(second.s + 1n) }] })), "K-4.4 P-1.2");
  assert.equal(await refusal(await make({ shares: [share, { ...other, s: mod(other.s + 1n) }] })), "K-5.1 P-1.2");
  assert.equal(await refusal(await election.revealEntry(1)), "");
  assert.equal(await refusal(await election.revealEntry(1)), "K-2.1");
});

test("confirmations: each step refuses, and the last completes the attempt", async () => {
  const election = await prepared("confirm");
  const refusal = async (entry: Uint8Array): Promise<string> => (await election.append(entry)).join();
  const confirm = makeConfirm(await election.holder(1), election.attempt, await election.shareOf(1), random);
  const make = (change: Partial<typeof confirm>): Promise<Uint8Array> =>
    signed("key-ceremony/confirm", CONFIRM, { ...confirm, ...change }, "holder-1");
  assert.equal(await refusal(await make({ transcript: election.id })), "K-8.1");
  assert.equal(await refusal(await make({ factor: G })), "K-8.2 P-2.2");
  assert.equal(await refusal(await election.openedEntry().catch(() => election.confirmEntry(1))), "R-7");
  for (const index of [1, 2, 3]) assert.equal(await refusal(await election.confirmEntry(index)), "");
  assert.equal(phaseOf(election.attempt), "complete");
  assert.equal(await refusal(await election.startEntry(2)), "K-9");
});

test("a founded complaint names the dealer", async () => {
  const election = await prepared("reveal");
  const honest = await makeReveal(await election.holder(2), election.attempt, random, BOXES);
  const shares = honest.shares.map((share) =>
    share.to === 1 ? { ...share, box: share.box.map((byte, i) => (i === 3 ? byte ^ 1 : byte)) } : share,
  );
  const entries = [
    await election.revealEntry(1),
    await signed("key-ceremony/reveal", REVEAL, { ...honest, shares }, "holder-2"),
    await election.revealEntry(3),
  ];
  assert.deepEqual(await election.append(...entries), []);
  assert.deepEqual(await openShares(await election.holder(1), election.attempt, BOXES), { ok: false, dealer: 2 });
  assert.equal((await openShares(await election.holder(3), election.attempt, BOXES)).ok, true);
  const complaint = makeComplaint(await election.holder(1), election.attempt, 2, random);
  const lie = await signed("key-ceremony/complaint", COMPLAINT, { ...complaint, shared: timesSecret(G, 3n) }, "holder-1");
  assert.deepEqual(await election.append(lie), ["K-7.1 P-2.2"]);
  assert.deepEqual(await election.append(await signed("key-ceremony/complaint", COMPLAINT, complaint, "holder-1")), []);
  assert.deepEqual(election.attempt.failure, { reason: "bad-share", dealer: 2, receiver: 1 });
  assert.deepEqual(await election.append(await election.confirmEntry(3)), ["K-9"]);
  assert.deepEqual(await election.append(await election.startEntry(2)), []);
});

test("an unfounded complaint names its maker", async () => {
  const election = await prepared("confirm");
  const complaint = makeComplaint(await election.holder(3), election.attempt, 1, random);
  const itself = await signed("key-ceremony/complaint", COMPLAINT, { ...complaint, against: 3 }, "holder-3");
  assert.deepEqual(await election.append(itself), ["K-7.1"]);
  assert.deepEqual(await election.append(await signed("key-ceremony/complaint", COMPLAINT, complaint, "holder-3")), []);
  assert.deepEqual(election.attempt.failure, { reason: "unfounded-complaint", dealer: 1, receiver: 3 });
});

test("everything a holder makes but its proofs follows from secret and start", async () => {
  const election = await prepared("confirm");
  const [one, two] = [makeCommit(await election.holder(1), random), makeCommit(await election.holder(1), random)];
  assert.deepEqual(one.commitment, two.commitment);
  assert.ok(one.communicationKey.equals(two.communicationKey) && !one.possession.r.equals(two.possession.r));
});
