import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test from "node:test";
import { confirmed, replayRecord, type Confirmed, type Replayed } from "../../src/trustee/record";

const RECORDS = "../../../ballots-examples/records";

/** Serves the newest head of one record and the confirmed head of another, as the service does. */
async function served<T>(record: string, head: string, work: (newest: string, base: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const path = (request.url ?? "").slice(1);
    try {
      response.end(readFileSync(path === "head" ? `${RECORDS}/${head}/checkpoint` : `${RECORDS}/${record}/${path === "newest" ? "checkpoint" : path}`));
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await work(`${base}/newest`, base);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const replay = (record: string): Promise<Replayed> => served(record, record, (newest, base) => replayRecord(newest, base, async () => {}));

async function confirmedBy(record: string, head: string): Promise<Confirmed> {
  return served(record, head, async (newest, base) => {
    const replayed = await replayRecord(newest, base, async () => {});
    assert.ok(replayed.kind === "sound");
    return confirmed(base, replayed.state.leaves, replayed.state.manifest);
  });
}

test("a record that only witnesses have yet to confirm is sound, and nothing of it is confirmed", async () => {
  assert.equal((await replay("broken-l-5.1")).kind, "sound");
  assert.deepEqual(await confirmedBy("broken-l-5.1", "broken-l-5.1"), { kind: "up-to", size: 0 });
});

test("what the witnesses have confirmed counts as far as it goes, in this record only", async () => {
  assert.deepEqual(await confirmedBy("ok-single-choice", "ok-single-choice"), { kind: "up-to", size: 50 });
  assert.deepEqual(await confirmedBy("broken-l-5.1", "broken-a-1"), { kind: "up-to", size: 2 });
  assert.deepEqual(await confirmedBy("broken-q-4.1", "older-than-receipt"), { kind: "up-to", size: 17 });
  assert.deepEqual(await confirmedBy("older-than-receipt", "broken-q-4.1"), { kind: "ahead" });
  assert.deepEqual(await confirmedBy("older-than-receipt", "broken-r-4"), { kind: "another" });
  assert.deepEqual(await confirmedBy("ok-single-choice", "ok-cancelled"), { kind: "up-to", size: 0 });
});

test("whatever else is wrong is said", async () => {
  for (const [record, step] of [["broken-l-4.3", "L-4.3"], ["broken-l-4.4", "L-4.4"], ["broken-r-2", "R-2"]] as const) {
    const replayed = await replay(record);
    assert.equal(replayed.kind === "unsound" ? replayed.step : replayed.kind, step);
  }
});
