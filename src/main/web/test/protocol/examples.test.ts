/**
 * Replays the records of ballots-examples: what another implementation wrote must be as lawful here as it is there, and fail where
 * its expect.json says.
 * @module
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readBundle } from "../../src/protocol/log";
import { Replay } from "../../src/protocol/record";
import { boxesOf } from "../../src/protocol/webcrypto";

const FOLDER = "../../../ballots-examples/records";

interface Failure {
  readonly id: string;
  readonly index?: number;
}

/** The entries of a record; in these examples one tile holds them all. */
function entriesOf(record: string): readonly Uint8Array[] {
  const folder = `${FOLDER}/${record}/tile/entries/000.p`;
  const [tile] = readdirSync(folder);
  assert.ok(tile !== undefined);
  const entries = readBundle(readFileSync(`${folder}/${tile}`));
  assert.ok(entries?.length === Number(tile));
  return entries;
}

/** The checks that fail, as far as they are the fold's. */
function expected(record: string): readonly string[] {
  const { failed } = JSON.parse(readFileSync(`${FOLDER}/${record}/expect.json`, "utf8")) as { readonly failed: readonly Failure[] };
  return failed.filter(({ id }) => !/^[LAQ]-/.test(id)).map(({ id, index }) => `${id} at ${String(index)}`);
}

for (const record of readdirSync(FOLDER)) {
  test(`the record ${record}`, async () => {
    const replay = new Replay(boxesOf(crypto.subtle));
    const found: string[] = [];
    for (const [index, entry] of entriesOf(record).entries()) {
      const verdict = await replay.accept(entry);
      if (!verdict.ok) found.push(`${verdict.why} at ${String(index)}`);
    }
    assert.deepEqual(found, expected(record));
  });
}
