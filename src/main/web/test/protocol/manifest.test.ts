import assert from "node:assert/strict";
import { test } from "node:test";
import { utf8 } from "../../src/protocol/bytes";
import { encode } from "../../src/protocol/json";
import { joinLines, parseSigned, signLine, verifySigned } from "../../src/protocol/jws";
import { MANIFEST, readManifest, type Manifest } from "../../src/protocol/manifest";
import { G, integerBytes, mod, ORDER, timesSecret, toInteger } from "../../src/protocol/group";
import { fromBase64Url, concat, toBase64Url } from "../../src/protocol/bytes";
import { cut, join, partLength } from "../../src/protocol/document";
import { importSigningKey, signerOf } from "../../src/protocol/webcrypto";
import { SAMPLE } from "./election";

const [CHAIR, BOARD] = SAMPLE.contests;
assert.ok(CHAIR !== undefined && BOARD !== undefined);

function why(change: Partial<Manifest>): string {
  const manifest = readManifest(encode(MANIFEST, { ...SAMPLE, ...change }));
  return manifest.ok ? "ok" : manifest.why;
}

test("a manifest is read back", () => {
  const bytes = encode(MANIFEST, SAMPLE);
  const read = readManifest(bytes);
  assert.ok(read.ok);
  assert.deepEqual(encode(MANIFEST, read.value), bytes);
  assert.deepEqual(readManifest(concat(bytes, utf8("\n"))), { ok: false, why: "M-2.1" });
});

test("a08 a manifest chooses neither suite nor generator", () => {
  const honest = new TextDecoder().decode(encode(MANIFEST, SAMPLE));
  const suite = `"suite":"P-256/SHA-256"`;
  for (const other of [`"suite":"P-384/SHA-384"`, `"suite":"p-256/sha-256"`, `"suite":""`, `${suite},"generator":"02${"11".repeat(32)}"`, `"curve":"P-256",${suite}`]) {
    assert.deepEqual(readManifest(utf8(honest.replace(suite, other))), { ok: false, why: "M-2.1" }, other);
  }
});

test("each rule of a manifest refuses", () => {
  const { trustees, witnesses, committee } = SAMPLE;
  const [asel, bolat] = committee;
  const [holder] = trustees.holders;
  assert.ok(asel !== undefined && bolat !== undefined && holder !== undefined);
  const contests = (change: Partial<typeof CHAIR>): Partial<Manifest> => ({ contests: [{ ...CHAIR, ...change }, BOARD] });
  const options = (...ids: string[]): typeof CHAIR.options => ids.map((id) => ({ id, text: { kk: id, ru: id, en: id }, standing: true }));
  const oneContest = (change: Partial<typeof BOARD>): Partial<Manifest> => ({
    contests: [{ ...BOARD, ...change }],
    styles: [{ id: "all", contests: ["board"] }],
  });
  const many = Array.from({ length: 133 }, (_, i) => `o${i}`);
  assert.equal(why({ floor: 0 }), "M-2.1");
  assert.equal(why({ committee: [asel] }), "M-2.1");
  assert.equal(why({ committee: [asel, { ...bolat, id: asel.id }] }), "M-4.1");
  assert.equal(why({ committee: [asel, { ...bolat, id: "receipt" }] }), "M-4.1");
  assert.equal(why(contests({ options: options("a", "a") })), "M-4.1");
  assert.equal(why(contests({ options: options("a", "blank") })), "M-4.1");
  assert.equal(why({ contests: [CHAIR, { ...BOARD, id: "chair" }] }), "M-4.1");
  assert.equal(why({ committee: [asel, { ...bolat, key: holder.key }] }), "M-4.2");
  assert.equal(why({ receiptKey: asel.key }), "M-4.2");
  assert.equal(why({ witnesses: { quorum: 1, keys: [{ name: "w", key: SAMPLE.log.key }] } }), "M-4.2");
  assert.equal(why({ trustees: { ...trustees, threshold: 4 } }), "M-4.3");
  assert.equal(why({ trustees: { ...trustees, lossVoids: true } }), "M-4.3");
  assert.equal(why({ witnesses: { ...witnesses, quorum: 1 } }), "M-4.3");
  assert.equal(why({ schedule: { opens: SAMPLE.schedule.closes, closes: SAMPLE.schedule.opens } }), "M-4.3");
  assert.equal(why({ styles: [{ id: "all", contests: ["board", "chair"] }] }), "M-4.3");
  assert.equal(why({ weights: [{ id: "one", weight: 2 }] }), "M-4.3");
  assert.equal(why(contests({ min: 0 })), "M-4.4");
  assert.equal(why(contests({ options: options("a") })), "M-4.4");
  assert.equal(why(oneContest({ min: 3, max: 2 })), "M-4.4");
  assert.equal(why(oneContest({ max: 4 })), "M-4.4");
  assert.equal(why(oneContest({ blank: true })), "M-4.4");
  assert.equal(why(oneContest({ max: 1000 })), "M-4.4");
  assert.equal(why(oneContest({ rule: { seats: 4 } })), "M-4.4");
  assert.equal(why(oneContest({ options: options(...many), max: 133 })), "ok");
  assert.equal(why(oneContest({ options: options(...many), max: 10 })), "M-4.5");
});

const KIND = "suspended";
const SECRET = 12345n;
const KEY = timesSecret(G, SECRET);
const PAYLOAD = utf8('{"a":1}');

async function line(kid: string, payload = PAYLOAD, kind = KIND): Promise<string> {
  return signLine(kind, kid, payload, signerOf(globalThis.crypto.subtle, await importSigningKey(globalThis.crypto.subtle, SECRET)));
}

test("signed bodies: each step refuses", async () => {
  const outcome = (...lines: string[]): string => {
    const signed = parseSigned(KIND, utf8(lines.join("\n")));
    if (!signed.ok) return signed.why;
    const verdict = verifySigned(signed.value, (kid) => (kid === "stranger" ? undefined : KEY));
    return verdict.ok ? "ok" : verdict.why;
  };
  const [a, b, c, d] = await Promise.all(["a", "b", "c", "d"].map((kid) => line(kid)));
  assert.ok(a !== undefined && b !== undefined && c !== undefined && d !== undefined);
  const [header = "", payload = "", signature = ""] = a.split(".");
  const withHeader = (json: string): string => [toBase64Url(utf8(json)), payload, signature].join(".");
  assert.equal(outcome(a), "ok");
  assert.equal(outcome(a, b, c), "ok");
  assert.deepEqual(joinLines([c, a, b]), utf8([a, b, c].join("\n")));
  for (const bad of ["", `${a}\n`, a + "=", [header, payload].join("."), `${a}.x`, [a, b, c, d].join("\n")])
    assert.equal(outcome(bad), "J-3.1", bad);
  assert.equal(outcome(withHeader('{"alg":"none","kid":"a","typ":"dauys/v1 suspended"}')), "J-3.1");
  assert.equal(outcome(withHeader('{"alg":"ES256","kid":"a","typ":"dauys/v1 resumed"}')), "J-3.1");
  assert.equal(outcome(withHeader('{"kid":"a","alg":"ES256","typ":"dauys/v1 suspended"}')), "J-3.1");
  assert.equal(outcome(withHeader('{"alg":"ES256","kid":"a","typ":"dauys/v1 suspended","jku":"x"}')), "J-3.1");
  assert.equal(outcome(b, a), "J-3.2");
  assert.equal(outcome(a, a), "J-3.2");
  assert.equal(outcome(a, await line("b", utf8('{"a":2}'))), "J-3.2");
  assert.equal(outcome(await line("stranger")), "J-3.3");
  const bytes = fromBase64Url(signature) ?? utf8("");
  const s = toInteger(bytes.subarray(32));
  const withSignature = (value: Uint8Array): string => [header, payload, toBase64Url(value)].join(".");
  assert.equal(outcome(withSignature(bytes.subarray(1))), "J-3.4");
  assert.equal(outcome(withSignature(concat(bytes, bytes.subarray(0, 1)))), "J-3.4");
  assert.equal(outcome(withSignature(concat(bytes.subarray(0, 32), integerBytes(ORDER - s)))), "J-3.4");
  assert.equal(outcome(withSignature(concat(new Uint8Array(32), bytes.subarray(32)))), "J-3.4");
  assert.equal(outcome(withSignature(concat(integerBytes(ORDER), bytes.subarray(32)))), "J-3.4");
  assert.equal(outcome(withSignature(concat(bytes.subarray(0, 32), integerBytes(mod(s - 1n))))), "J-3.5");
});

test("a document is its parts, no more and no less", () => {
  for (const size of [1, 59_999, 60_000, 60_001, 120_000]) {
    const content = new Uint8Array(size).map((_, i) => i);
    const { head, parts } = cut(content);
    assert.equal(head.parts, Math.ceil(size / 60_000));
    assert.ok(parts.every((part, i) => part.length === partLength(head, i)));
    assert.deepEqual(join(head, parts), { ok: true, value: content });
    assert.deepEqual(join(head, [...parts, utf8("x")]), { ok: false, why: "J-4.4" });
  }
});
