import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { archivedFiles, canInflate } from "../../src/observer/archive";
import { equal, utf8 } from "../../src/protocol/bytes";

const HEAD = utf8("head head head head\n");

/** The head in an archive that another program has written. */
async function head(archive: Uint8Array): Promise<Uint8Array | undefined> {
  const files = await archivedFiles(new Blob([archive as Uint8Array<ArrayBuffer>]));
  return files?.("checkpoint", 100).catch(() => undefined);
}

test("f12 no byte around the files of an archive changes what is read", async () => {
  for (const by of ["zip-pipe", "python-64"]) {
    const archive = new Uint8Array(readFileSync(`../../test/resources/archives/${by}.zip`));
    assert.deepEqual(await head(archive), HEAD, by);
    let taken = 0;
    for (let at = 0; at < archive.length; at++) {
      for (const bits of [1, 0xff]) {
        const changed = archive.slice();
        changed[at] = (changed[at] ?? 0) ^ bits;
        const read = await head(changed);
        if (read !== undefined && read.length === HEAD.length && equal(read, HEAD)) taken++;
        else assert.ok(read === undefined || isPacked(changed, at), `${by}, byte ${at}: ${String(read)}`);
      }
    }
    assert.ok(taken > 0, by);
  }
});

/** Whether that byte is of the head as it was packed. */
function isPacked(archive: Uint8Array, at: number): boolean {
  const name = Buffer.from(archive).indexOf("checkpoint");
  const view = new DataView(archive.buffer);
  const begins = name + 10 + view.getUint16(name - 2, true);
  return at >= begins && at < begins + 24;
}

test("this platform can open archives", () => assert.equal(canInflate(), true));
