import assert from "node:assert/strict";
import { toHex } from "../../src/protocol/bytes";
import {
  decodePoint, decodeScalar, deriveScalar, encodePoint, hashToScalar, integerBytes, times, timesSecret, type Form, type Point, type Scalar,
} from "../../src/protocol/group";
import { good } from "../../src/protocol/result";
import { Transcript } from "../../src/protocol/transcript";
import { everyVector, Vector } from "./vectors";

const hexOf = (scalar: Scalar): string => toHex(integerBytes(scalar));
const spelled = (point: Point): string => (point.is0() ? "O" : toHex(encodePoint(point, "uncompressed")));

function form(vector: Vector): Form {
  const name = vector.text("form");
  assert.ok(name === "compressed" || name === "uncompressed");
  return name;
}

everyVector("group", {
  multiply: (v) => {
    const point = v.point("point");
    const scalar = v.scalar("scalar");
    assert.equal(spelled(times(point, scalar)), v.text("product"));
    if (scalar !== 0n && !point.is0()) assert.equal(spelled(timesSecret(point, scalar)), v.text("product"));
    return good(undefined);
  },
  "decode-point": (v) => {
    const point = decodePoint(v.bytes("wire"), form(v));
    if (!point.ok) return point;
    assert.equal(toHex(encodePoint(point.value, "compressed")), v.text("compressed"));
    assert.equal(toHex(encodePoint(point.value, "uncompressed")), v.text("uncompressed"));
    return point;
  },
  "decode-scalar": (v) => {
    const scalar = decodeScalar(v.bytes("wire"));
    if (scalar.ok) assert.equal(hexOf(scalar.value), v.text("wire"));
    return scalar;
  },
  "hash-to-scalar": (v) => good(assert.equal(hexOf(hashToScalar(v.text("tag"), v.bytes("message"))), v.text("scalar"))),
  "derive-scalar": (v) => good(assert.equal(hexOf(deriveScalar(v.bytes("secret"), v.bytes("info"))), v.text("scalar"))),
});

function add(transcript: Transcript, part: Vector): Transcript {
  const label = part.text("label");
  switch (part.text("type")) {
    case "bytes":
    case "hash": return transcript.bytes(label, part.bytes("value"));
    case "text": return transcript.text(label, part.text("value"));
    case "point": return transcript.point(label, part.point("value"));
    case "scalar": return transcript.scalar(label, part.scalar("value"));
    case "u32": return transcript.number(label, part.number("value"));
    case "u32s": return transcript.numbers(label, part.list("value").map(Number));
    default: throw new Error(part.text("type"));
  }
}

everyVector("transcript", {
  transcript: (v) => {
    const transcript = v.objects("parts").reduce(add, new Transcript(v.text("tag")));
    assert.equal(toHex(transcript.encoded()), v.text("transcript"));
    assert.equal(toHex(transcript.digest()), v.text("digest"));
    assert.equal(hexOf(transcript.challenge()), v.text("challenge"));
    return good(undefined);
  },
});
