/** What a verifier keeps of a log of any length. @module */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Alphas } from "../../src/protocol/alphas";
import { toHex, u32 } from "../../src/protocol/bytes";
import { Leaves } from "../../src/protocol/leaves";
import { hashTiles, leafHash, treeHash } from "../../src/protocol/log";
import { Gone } from "../../src/protocol/record";
import { Election } from "./election";
import { randomOf } from "./samples";

test("B-6.10: an alpha is found again among thousands, and none that was not there", () => {
  const random = randomOf("alphas");
  const table = new Alphas();
  const known = Array.from({ length: 3000 }, () => toHex(random(32)));
  // that the first half of a coordinate decides is the point: so these are found, and those not
  const near = known.slice(0, 50).map((x) => x.slice(0, 31) + (x[31] === "0" ? "1" : "0") + x.slice(32));
  for (const x of known) {
    assert.equal(table.has(x), false);
    table.add(x);
    table.add(x);
  }
  for (const x of known) assert.equal(table.has(x), true);
  for (const x of near) assert.equal(table.has(x), false);
});

test("the root over leaves is that of the log, for every size and beginning, and so are the tiles", () => {
  const kept = new Leaves();
  const all: Uint8Array[] = [];
  for (let i = 0; i < 1100; i++) {
    if (i < 3 || (i > 250 && i < 260) || (i > 508 && i < 516) || i % 97 === 0) {
      assert.deepEqual(kept.root(), treeHash(all));
      assert.deepEqual(kept.tiles(), hashTiles(all));
    }
    all.push(leafHash(u32(i)));
    kept.push(leafHash(u32(i)));
  }
  assert.deepEqual(kept.root(300), treeHash(all.slice(0, 300)));
  assert.deepEqual(kept.leaf(1099), all[1099]);
  assert.equal(kept.leaf(1100), undefined);
});

test("a ballot that was replaced is read once more for the sums: another in its place, or none, says nothing about the record", async () => {
  const election = new Election();
  await election.open();
  const replaced = election.entries.length;
  for (const choice of [0, 1]) assert.deepEqual(await election.append(election.ballotEntry(0, [[choice], [0]])), []);
  assert.deepEqual(await election.append(election.ballotEntry(1, [[0], [0]]), election.closedEntry()), []);
  const entries = election.aggregateEntries();
  const honest = election.entries[replaced] ?? new Uint8Array(0);
  const last = entries.pop() ?? honest;
  for (const other of [undefined, election.entries[replaced + 1], honest.slice(1), honest]) {
    assert.deepEqual(await election.append(...entries), []);
    if (other === undefined) delete election.entries[replaced];
    else election.entries[replaced] = other;
    if (other === honest) assert.deepEqual(await election.append(last), []);
    else await assert.rejects(election.append(last), Gone);
  }
});
