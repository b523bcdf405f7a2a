import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "../../src/protocol/bytes";
import { writeEntry } from "../../src/protocol/entry";
import { G, times } from "../../src/protocol/group";
import { makeCommit } from "../../src/protocol/holder";
import { joinLines, signLine } from "../../src/protocol/jws";
import { CANCELLED, CLOSED_EARLY, DISPUTED, EXTENDED, KEY_REPLACED, readOpened, REISSUED, RESUMED, REVOKED, SUSPENDED } from "../../src/protocol/payload";
import { PersonKeys } from "../../src/protocol/personkeys";
import { Election, keyOf, person, plain, SAMPLE, signed } from "./election";
import { randomOf } from "./samples";

const REASON = "a reason";

async function opened(): Promise<Election> {
  const election = new Election();
  assert.deepEqual(await election.open(), []);
  return election;
}

async function closed(votes: number): Promise<Election> {
  const election = await opened();
  const choices = [
    [[0], [0, 1]],
    [[0], [1]],
    [[1], []],
    [[3], [1, 2]],
  ];
  for (let i = 0; i < votes; i++) assert.deepEqual(await election.append(election.ballotEntry(i, choices[i] ?? [])), []);
  assert.deepEqual(await election.append(election.closedEntry()), []);
  return election;
}

test("an election goes from its manifest to its result", async () => {
  const election = await opened();
  const entries = (...made: Uint8Array[]): Promise<string[]> => election.append(...made);
  assert.deepEqual(await entries(election.ballotEntry(0, [[1], [0]])), []);
  assert.deepEqual(await entries(election.ballotEntry(1, [[0], [1]]), election.ballotEntry(0, [[2], [0]], "audited")), []);
  assert.deepEqual(await entries(election.ballotEntry(0, [[0], [0, 1]])), []);
  assert.deepEqual(await entries(election.ballotEntry(2, [[0], []]), election.closedEntry()), []);
  assert.deepEqual(await entries(...election.aggregateEntries()), []);
  assert.deepEqual(await entries(...(await election.decryptionEntries(3))), []);
  assert.deepEqual(await entries(...(await election.decryptionEntries(1))), []);
  assert.deepEqual(await entries(...election.resultEntries()), []);
  const { phase, result } = election.replay.state;
  assert.equal(phase, "decided");
  assert.deepEqual(
    result?.contests.map(({ id, ballots, totals, outcome }) => [id, ballots, totals.map(({ votes }) => votes), outcome]),
    [
      ["chair", 3, [3, 0, 0, 0], { quorum: "met", passed: ["a"], elected: ["a"], tied: [] }],
      ["board", 3, [1, 2, 0], { quorum: "none", passed: ["q", "p"], elected: ["q", "p"], tied: [] }],
    ],
  );
});

test("an unlawful entry is named and changes nothing", async () => {
  const election = await opened();
  const other = await opened();
  const { id, terms } = election;
  const refusal = async (...entries: Uint8Array[]): Promise<string> => (await election.append(...entries)).join(", ");
  const open = { election: id, opened: terms.opened };
  const suspend = (payload: Parameters<typeof SUSPENDED.write>[0], ...names: string[]): Promise<Uint8Array> =>
    signed("suspended", SUSPENDED, payload, ...names);
  assert.equal(await refusal(utf8("nonsense")), "R-1");
  assert.equal(await refusal(writeEntry("gossip", utf8("{}"))), "R-1");
  assert.equal(await refusal(new Uint8Array(65_536)), "R-1");
  assert.equal(await refusal(writeEntry("part", utf8("x"))), "R-7");
  assert.equal(await refusal(...election.manifestEntries().slice(0, 1)), "R-7");
  assert.equal(await refusal(await election.startEntry(2)), "R-7");
  assert.equal(await refusal(writeEntry("dispute", utf8("{}"))), "R-2 J-1.1");
  assert.equal(await refusal(plain("dispute", DISPUTED, { election: other.terms.opened, index: 0, sha256: id, finding: "q-4-5" })), "R-3");
  assert.equal(await refusal(plain("dispute", DISPUTED, { election: id, index: 999, sha256: id, finding: "q-4-5" })), "R-23");
  assert.equal(await refusal(plain("dispute", DISPUTED, { election: id, index: 1, sha256: id, finding: "q-4-5" })), "");
  assert.equal(await refusal(await suspend({ ...open, reason: REASON }, "asel")), "R-5 J-3.3");
  assert.equal(await refusal(await suspend({ ...open, reason: REASON }, "asel", "holder-1")), "R-5 J-3.3");
  assert.equal(await refusal(await suspend({ ...open, opened: id, reason: REASON }, "asel", "bolat")), "R-11");
  const tampered = await suspend({ ...open, reason: REASON }, "asel", "bolat");
  assert.equal(await refusal(tampered.map((byte, i) => (i !== tampered.length - 5 ? byte : byte === 0x41 ? 0x42 : 0x41))), "R-6 J-3.5");
  assert.equal(await refusal(writeEntry("suspended", utf8("a.b.c"))), "R-4 J-3.1");
  assert.equal(await refusal(election.closedEntry("2026-03-02T14:00:00Z")), "R-13");
  assert.equal(election.replay.state.phase, "open");
  assert.equal(await refusal(election.ballotEntry(0, [[0], [0]])), "");
});

test("before the manifest stands no entry is lawful but its parts", async () => {
  const election = new Election();
  const [head = utf8(""), ...parts] = election.manifestEntries();
  const dispute = plain("dispute", DISPUTED, { election: election.id, index: 0, sha256: election.id, finding: "q-4-5" });
  const suspended = writeEntry("suspended", utf8("a.b.c"));
  assert.deepEqual(await election.append(head, dispute, suspended, head, ...parts), ["R-7", "R-4 J-3.1", "R-8 J-4.2"]);
  assert.deepEqual(await new Election().append(dispute, head, ...parts), ["R-7", "R-7", "R-7"]);
});

test("the roll has the form of its issuer", async () => {
  const election = new Election();
  await election.append(...election.manifestEntries());
  const [head = utf8("")] = election.rollEntries();
  const body = head.slice("dauys/v1 roll\n".length);
  const bySigner = writeEntry("roll", joinLines([await signLine("roll", "asel", body, async () => new Uint8Array(64))]));
  assert.deepEqual(await election.append(bySigner), ["R-5 J-3.3"]);
  const registrar = { kind: "registrar" as const, id: "registrar", name: "Registrar", key: times(G, 77n) };
  const other = new Election({ ...election.manifest, issuer: registrar });
  await other.append(...other.manifestEntries());
  assert.deepEqual(await other.append(other.rollEntries()[0] ?? utf8("")), ["R-5 J-3.3"]);
});

test("ballots follow one another, and each is its voter's own", async () => {
  const election = await opened();
  const refusal = async (entry: Uint8Array): Promise<string> => (await election.append(entry)).join();
  const first = election.ballotEntry(0, [[0], [0]]);
  const link = election.linkOf(0);
  assert.equal(await refusal(first), "");
  assert.equal(await refusal(first), "B-6.8");
  assert.equal(await refusal(election.ballotEntry(0, [[0], [0]], "ballot", { ...link, counter: 2 })), "B-6.9");
  assert.equal(await refusal(election.ballotEntry(1, [[0], [0]], "audited")), "");
  assert.equal(await refusal(election.ballotEntry(1, [[0], [0]], "audited")), "B-6.12");
  assert.equal(await refusal(writeEntry("audited", election.ballotEntry(2, [[0], [0]]).slice("dauys/v1 ballot\n".length))), "B-6.7 C-3.3");
  assert.equal(await refusal(first.slice(0, -1)), "B-6.1");
});

test("a revoked credential votes no more, and one other takes its place", async () => {
  const election = await opened();
  const { id } = election;
  const refusal = async (...entries: Uint8Array[]): Promise<string> => (await election.append(...entries)).join();
  const revoke = (index: number, ballot: "falls" | "stands"): Promise<Uint8Array> =>
    signed("credential-revoked", REVOKED, { election: id, credential: election.voter(index).key, reason: "lost", ballot }, "asel", "bolat");
  const reissue = (revoked: number, fresh: number): Promise<Uint8Array> =>
    signed(
      "credential-reissued",
      REISSUED,
      { election: id, revoked: election.voter(revoked).key, credential: election.voter(fresh).key },
      "asel",
      "bolat",
    );
  const stranger = new Election(undefined, 6).voters.slice(4);
  election.voters.push(...stranger);
  assert.equal(await refusal(election.ballotEntry(4, [[0], [0]])), "B-6.3");
  for (const voter of [0, 1]) assert.equal(await refusal(election.ballotEntry(voter, [[0], [0]])), "");
  assert.equal(await refusal(await reissue(0, 4)), "R-21");
  assert.equal(await refusal(await revoke(0, "falls")), "");
  assert.equal(await refusal(await revoke(0, "falls")), "R-20");
  assert.equal(await refusal(election.ballotEntry(0, [[0], [0]])), "B-6.3");
  assert.equal(await refusal(await reissue(0, 1)), "R-21");
  assert.equal(await refusal(await reissue(0, 4)), "");
  assert.equal(await refusal(await reissue(0, 5)), "R-21");
  assert.equal(await refusal(await revoke(1, "stands")), "");
  assert.equal(await refusal(await reissue(1, 5)), "R-21");
  assert.equal(await refusal(election.ballotEntry(4, [[1], [1]])), "");
  assert.deepEqual(election.replay.state.credentials?.uncounted(), [17]);
  assert.equal(election.replay.state.credentials?.size, 4);
});

test("voting can be suspended, resumed, extended and closed early", async () => {
  const election = await opened();
  const {
    id,
    terms: { opened: hash },
  } = election;
  const open = { election: id, opened: hash };
  const refusal = async (entry: Uint8Array): Promise<string> => (await election.append(entry)).join();
  const extend = (closesAt: string): Promise<Uint8Array> => signed("extended", EXTENDED, { ...open, closesAt }, "asel", "bolat");
  assert.equal(await refusal(await signed("resumed", RESUMED, open, "asel", "bolat")), "R-7");
  assert.equal(await refusal(await signed("suspended", SUSPENDED, { ...open, reason: REASON }, "asel", "bolat")), "");
  assert.equal(await refusal(election.ballotEntry(0, [[0], [0]])), "R-7");
  assert.equal(await refusal(election.closedEntry()), "R-7");
  assert.equal(await refusal(await extend("2026-03-02T13:00:00Z")), "R-12");
  assert.equal(await refusal(await extend("2026-03-02T15:00:00Z")), "");
  assert.equal(await refusal(await signed("resumed", RESUMED, open, "asel", "bolat")), "");
  assert.equal(await refusal(election.closedEntry()), "R-13");
  assert.equal(await refusal(await signed("closed", CLOSED_EARLY, { ...open, reason: REASON }, "asel", "bolat")), "");
  assert.equal(await refusal(await signed("cancelled", CANCELLED, { election: id, reason: REASON }, "asel", "bolat")), "R-7");
  assert.equal(election.replay.state.phase, "closed");
});

test("the tally is what the record gives", async () => {
  const election = await closed(4);
  const refusal = async (...entries: Uint8Array[]): Promise<string> => (await election.append(...entries)).join();
  const [head = utf8(""), part = utf8("")] = election.aggregateEntries();
  assert.equal(await refusal(...election.aggregateEntries(utf8("{}"))), "D-1.1 J-1.1");
  assert.equal(await refusal(...election.aggregateEntries(utf8('{"contests":[]}'))), "D-1.1 J-1.1");
  const another = utf8('{"contests":[{"id":"chair","ballots":4,"decrypt":false,"slots":[]}]}');
  assert.equal(await refusal(...election.aggregateEntries(another)), "D-1.2");
  assert.equal(await refusal(head, head, part.slice(1), part.slice(0, -1), part), "R-8 J-4.2,R-1,R-8 J-4.3");
  assert.equal(await refusal(...(await election.decryptionEntries(1, 5n))), "D-3.3 P-2.2");
  assert.equal(await refusal(...(await election.decryptionEntries(1, undefined, "holder-2")).slice(0, 1)), "D-3.2");
  assert.equal(await refusal(...(await election.decryptionEntries(1))), "");
  assert.equal(await refusal((await election.decryptionEntries(1))[0] ?? head), "D-3.2");
  assert.throws(() => election.resultEntries(undefined, 1), /D-4.3/);
  assert.equal(await refusal(...(await election.decryptionEntries(2))), "");
  const wrong = (document: Uint8Array): Uint8Array => utf8(new TextDecoder().decode(document).replace('"votes":2', '"votes":3'));
  assert.equal(await refusal(...election.resultEntries(wrong)), "D-4.4");
  assert.equal(await refusal(...election.resultEntries()), "");
});

test("below the floor nothing is decrypted", async () => {
  const election = await closed(1);
  assert.deepEqual(await election.append(...election.aggregateEntries()), []);
  assert.deepEqual(await election.append(...(await election.decryptionEntries(1))), ["D-3.1 J-1.1"]);
  assert.deepEqual(await election.append(...election.resultEntries(undefined, 0)), []);
  assert.deepEqual(election.replay.state.result?.contests[0], {
    id: "chair",
    ballots: 1,
    decrypted: false,
    totals: [],
    outcome: { quorum: "missed", passed: [], elected: [], tied: [] },
  });
});

test("a person signs with the key that replaced a lost one, and no longer with that", async () => {
  const election = new Election({ ...SAMPLE, committee: [...SAMPLE.committee, person("dana")] });
  const refusal = async (...entries: Uint8Array[]): Promise<string> => (await election.append(...entries)).join(", ");
  const replacement = (name: string, key: string, ...names: string[]): Promise<Uint8Array> =>
    signed("key-replaced", KEY_REPLACED, { election: election.id, person: name, key: keyOf(key) }, ...names);
  const cancel = (...names: string[]): Promise<Uint8Array> => signed("cancelled", CANCELLED, { election: election.id, reason: REASON }, ...names);
  assert.deepEqual(await election.append(...election.manifestEntries()), []);
  assert.deepEqual(await election.ceremony("end"), []);
  assert.equal(await refusal(await replacement("bolat", "dana anew", "asel", "bolat")), "R-24");
  assert.equal(await refusal(await replacement("dana", "holder-1", "asel", "bolat")), "R-24");
  assert.equal(await refusal(await replacement("dana", "receipt", "asel", "bolat")), "R-24");
  assert.equal(await refusal(await replacement("holder-1", "dana anew", "asel", "bolat")), "R-24");
  assert.equal(await refusal(await replacement("dana", "dana anew", "asel")), "R-5 J-3.3");
  assert.equal(await refusal(await replacement("dana", "dana anew", "asel", "bolat")), "");
  assert.equal(await refusal(await replacement("dana", "dana", "asel", "bolat")), "R-24");
  assert.equal(await refusal(await cancel("asel", "dana")), "R-6 J-3.5");
  assert.equal(await refusal(await cancel("asel", "dana anew")), "");
  assert.equal(await refusal(await replacement("asel", "dana", "bolat", "dana anew")), "R-7");
});

test("no person signs with a key that holders communicate with, nor the other way round", async () => {
  const election = new Election({ ...SAMPLE, committee: [...SAMPLE.committee, person("dana")] });
  const refusal = async (...entries: Uint8Array[]): Promise<string> => (await election.append(...entries)).join(", ");
  const replacement = async (index: number): Promise<Uint8Array> => {
    const { communicationKey } = makeCommit(await election.holder(index), randomOf("a commit"));
    return signed("key-replaced", KEY_REPLACED, { election: election.id, person: "dana", key: communicationKey }, "asel", "bolat");
  };
  assert.equal(await refusal(...election.manifestEntries(), await election.startEntry()), "");
  assert.equal(await refusal(await election.commitEntry(1)), "");
  assert.equal(await refusal(await replacement(1)), "R-24");
  assert.equal(await refusal(await replacement(2), await election.commitEntry(2)), "K-2.3");
});

test("the booth reads what ballots are bound to from the opened entry alone", async () => {
  const election = await opened();
  const entry = election.entries[election.entries.length - 1] ?? utf8("");
  const keys = PersonKeys.of(election.manifest);
  const read = readOpened(entry, election.manifest, keys, election.id);
  assert.ok(read.ok);
  assert.deepEqual(read.value.terms, election.terms);
  assert.equal(read.value.closesAt, election.manifest.schedule.closes);
  assert.deepEqual(readOpened(entry, election.manifest, keys, election.terms.opened), { ok: false, why: "R-3" });
  assert.deepEqual(readOpened(election.entries[0] ?? utf8(""), election.manifest, keys, election.id), { ok: false, why: "R-1" });
  const committee = election.manifest.committee.map((member) => ({ ...member, key: election.manifest.receiptKey }));
  assert.deepEqual(readOpened(entry, election.manifest, PersonKeys.of({ ...election.manifest, committee }), election.id), { ok: false, why: "R-6", inner: "J-3.5" });
});
