import assert from "node:assert/strict";
import { test } from "node:test";
import { ballotIn, known } from "../../src/booth/handingin";
import { ballotHash, ballotLength, FIRST, SIGNATURE } from "../../src/protocol/ballot";
import { u32 } from "../../src/protocol/bytes";
import { writeEntry } from "../../src/protocol/entry";
import { fingerprint } from "../../src/protocol/fingerprint";
import { G } from "../../src/protocol/group";
import { contestsOf } from "../../src/protocol/manifest";
import { SAMPLE } from "../protocol/election";

const opened = new Uint8Array(32).fill(7);
const contests = contestsOf(SAMPLE);
const terms = { opened, jointKey: G, contests };
const LENGTH = ballotLength(contests);

function body(length: number, of = opened): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(of);
  return bytes;
}

test("the file of a ballot for this opening is taken", () => {
  assert.deepEqual(ballotIn(writeEntry("ballot", body(LENGTH)), terms), body(LENGTH));
});

test("no other file is", () => {
  assert.equal(ballotIn(writeEntry("audited", body(LENGTH)), terms), undefined, "a tested ballot");
  assert.equal(ballotIn(writeEntry("ballot", body(LENGTH, opened.map((byte) => byte ^ 1))), terms), undefined, "of another election");
  for (const length of [LENGTH - 1, LENGTH + 1]) assert.equal(ballotIn(writeEntry("ballot", body(length)), terms), undefined, `${length} bytes`);
  assert.equal(ballotIn(body(LENGTH), terms), undefined, "without its first line");
  assert.equal(ballotIn(new Uint8Array(0), terms), undefined, "empty");
});

test("a ballot is known by its tracker and by whether it follows another", () => {
  const first = body(LENGTH);
  first.set(u32(FIRST.counter), 65);
  const tracker = fingerprint(ballotHash(first.slice(0, -SIGNATURE)));
  assert.deepEqual(known(first), { tracker, follows: false });
  first.set(u32(2), 65);
  assert.equal(known(first).follows, true);
  assert.notEqual(known(first).tracker, tracker);
});
