import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { archivedFiles } from "../../src/observer/files";
import { concat, utf8 } from "../../src/protocol/bytes";
import { Unreadable, type Files } from "../../src/protocol/verification";

const MOST = 100;

interface Packed {
  readonly name: string;
  readonly method: number;
  readonly bytes: Uint8Array;
  readonly size: number;
}

function number(value: number, width: number): Uint8Array {
  return Uint8Array.from({ length: width }, (_, i) => (value >>> (8 * i)) & 0xff);
}

function stored(name: string, text: string): Packed {
  return { name, method: 0, bytes: utf8(text), size: utf8(text).length };
}

function deflated(name: string, text: string): Packed {
  return { name, method: 8, bytes: new Uint8Array(deflateRawSync(utf8(text))), size: utf8(text).length };
}

/** A ZIP archive as others write it; {@code before} stands in front of it and the offsets don't know of that. */
function archive(files: readonly Packed[], before = utf8(""), after = utf8("")): Blob {
  const locals: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const { name, method, bytes, size } of files) {
    const sizes = concat(number(0, 4), number(bytes.length, 4), number(size, 4), number(name.length, 2), number(0, 2));
    const local = concat(number(0x04034b50, 4), number(20, 2), number(0, 2), number(method, 2), number(0, 4), sizes, utf8(name), bytes);
    central.push(concat(number(0x02014b50, 4), number(20, 2), number(20, 2), number(0, 2), number(method, 2), number(0, 4), sizes, number(0, 10), number(at, 4), utf8(name)));
    locals.push(local);
    at += local.length;
  }
  const directory = concat(...central);
  const count = number(files.length, 2);
  const end = concat(number(0x06054b50, 4), number(0, 4), count, count, number(directory.length, 4), number(at, 4), number(0, 2));
  return new Blob([concat(before, ...locals, directory, end, after)]);
}

async function opened(blob: Blob): Promise<Files> {
  const files = await archivedFiles(blob);
  assert.ok(files);
  return files;
}

test("the files of an archive are read by their names", async () => {
  const files = await opened(archive([stored("checkpoint", "head"), deflated("tile/0/000", "hash ".repeat(10))]));
  assert.deepEqual(await files("checkpoint", MOST), utf8("head"));
  assert.deepEqual(await files("tile/0/000", MOST), utf8("hash ".repeat(10)));
  assert.equal(await files("tile/1/000", MOST), undefined);
});

test("an archive that another program would read otherwise is none", async () => {
  const honest = new Uint8Array(await archive([stored("checkpoint", "honest")]).arrayBuffer()) as Uint8Array<ArrayBuffer>;
  assert.equal(await archivedFiles(archive([stored("checkpoint", "other")], honest)), undefined, "two archives in one");
  assert.equal(await archivedFiles(archive([stored("checkpoint", "head")], undefined, utf8("more"))), undefined, "bytes after the end");
  assert.equal(await archivedFiles(new Blob(["no archive"])), undefined);
});

test("a file that is too large, or not what the directory says, is not read", async () => {
  const false0 = { ...deflated("empty", "not empty"), size: 0 };
  const broken = { name: "broken", method: 8, bytes: utf8("no deflate"), size: 0 };
  const bomb = { ...deflated("bomb", "0".repeat(100_000)), size: 50 };
  const files = await opened(archive([stored("large", "x".repeat(MOST + 1)), false0, broken, bomb, { ...stored("odd", "odd"), method: 12 }]));
  for (const name of ["large", "empty", "broken", "bomb", "odd"]) await assert.rejects(files(name, MOST), Unreadable, name);
});
