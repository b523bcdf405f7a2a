import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromBase64, fromBase64Url, toBase64, toBase64Url, utf8 } from "../../src/protocol/bytes";
import {
  bool,
  decode,
  encode,
  hex32,
  id,
  int,
  lines,
  list,
  literal,
  object,
  optional,
  point,
  scalar,
  text,
  texts,
  time,
  variant,
} from "../../src/protocol/json";

const ROW = object({
  id,
  n: int(0, 9),
  flag: bool,
  name: optional(text(10)),
  note: optional(lines(10)),
  kind: literal("a", "b"),
  items: list(int(), 0, 3),
});
type Kind = { readonly kind: "one" } | { readonly kind: "two"; readonly n: number };
const KIND = variant<Kind>({ one: object({ kind: literal("one") }), two: object({ kind: literal("two"), n: int() }) });

function read(spelling: string): string {
  const result = decode(ROW, utf8(spelling));
  return result.ok ? "read" : result.why;
}

test("f11 reads the one spelling and no other", () => {
  const good = '{"id":"x-1","n":3,"flag":true,"name":"Жұлдыз","note":"a\\nb","kind":"b","items":[1,2]}';
  assert.equal(read(good), "read");
  const otherSpelling = [good.replace(":3", ": 3"), good + "\n", good.replace("x-1", "x\\u002d1"), good.replace("\\n", "\\u000a")];
  for (const spelling of otherSpelling) assert.equal(read(spelling), "J-1.2", spelling);
  const notOfTheKind = [
    good.replace('"id":"x-1","n":3', '"n":3,"id":"x-1"'),
    "",
    "\ufeff" + good,
    good.slice(0, -1),
    good + "}",
    good.replace("true", "null"),
    good.replace("3", "3.0"),
    good.replace("3", "3e0"),
    good.replace("3", "-3"),
    good.replace("3", "03"),
    good.replace("3", "10"),
    good.replace("3", '"3"'),
    good.replace('"n":3,', ""),
    good.replace('"n":3', '"n":3,"n":3'),
    good.replace('"n":3', '"n":3,"m":3'),
    good.replace("x-1", "X"),
    good.replace("Жұлдыз", ""),
    good.replace("Жұлдыз", "a\\nb"),
    good.replace("Жұлдыз", "a\tb"),
    good.replace("Жұлдыз", "\u0085"),
    good.replace("Жұлдыз", "\\ud800"),
    good.replace("Жұлдыз", "\\udc00x"),
    good.replace("Жұлдыз", "12345678901"),
    good.replace("[1,2]", "[1,2,3,4]"),
    good.replace("[1,2]", "[1,2,]"),
    good.replace('"b"', '"c"'),
    good.replace("[1,2]", "[1,9007199254740992]"),
  ];
  for (const spelling of notOfTheKind) assert.equal(read(spelling), "J-1.1", spelling);
  const bytes = utf8(good);
  bytes[bytes.indexOf(0xd0)] = 0xff;
  assert.deepEqual(decode(ROW, bytes), { ok: false, why: "J-1.1" });
});

test("nests sixteen deep and no deeper, and hostile text is only refused", () => {
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  const any = { read: () => 1, write: () => [] };
  const why = (spelling: string): string => {
    const result = decode(any, utf8(spelling));
    return result.ok ? "read" : result.why;
  };
  assert.equal(why(nested(16)), "J-1.2");
  assert.equal(why(nested(17)), "J-1.1");
  assert.equal(why("[".repeat(100_000)), "J-1.1");
  assert.equal(why('"' + "\\\\".repeat(2_000_000)), "J-1.1");
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\nu01e-.tf \ud83d\ude00') }), (noise) => {
      assert.ok(["read", "J-1.1", "J-1.2"].includes(why(noise)));
    }),
  );
});

test("what is written is read back", () => {
  const words = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 5 })
    .filter((s) => !/[\u0000-\u001f\u007f-\u009f]/.test(s) && s.length <= 10);
  const rows = fc.record(
    {
      id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,31}$/),
      n: fc.nat(9),
      flag: fc.boolean(),
      name: words,
      kind: fc.constantFrom("a" as const, "b" as const),
      items: fc.array(fc.maxSafeNat(), { maxLength: 3 }),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(rows, (row) => {
      assert.deepEqual(decode(ROW, encode(ROW, row)), { ok: true, value: row });
    }),
  );
});

test("types of the specification", () => {
  const reads = <T>(codec: Parameters<typeof decode<T>>[0], json: string): boolean => decode(codec, utf8(json)).ok;
  const g = "036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
  assert.equal(reads(point, `"${g}"`), true);
  assert.equal(reads(point, `"${g.toUpperCase()}"`), false);
  assert.equal(reads(point, `"${"0".repeat(66)}"`), false);
  assert.equal(reads(hex32, `"${"a".repeat(64)}"`), true);
  assert.equal(reads(hex32, `"${"A".repeat(64)}"`), false);
  assert.equal(reads(scalar, `"${"f".repeat(64)}"`), false);
  for (const good of ["2026-02-28T23:59:59Z", "2024-02-29T00:00:00Z"]) assert.equal(reads(time, `"${good}"`), true, good);
  for (const bad of [
    "2026-02-29T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:00:60Z",
    "2026-01-01T00:00:00+05:00",
    "2026-1-1T00:00:00Z",
  ]) {
    assert.equal(reads(time, `"${bad}"`), false, bad);
  }
  assert.equal(reads(texts(text(3)), '{"kk":"а","ru":"б","en":"c"}'), true);
  assert.equal(reads(texts(text(3)), '{"kk":"а","en":"c"}'), false);
  assert.equal(reads(KIND, '{"kind":"two","n":1}') && reads(KIND, '{"kind":"one"}'), true);
  assert.equal(reads(KIND, '{"kind":"one","n":1}') || reads(KIND, '{"kind":"toString"}'), false);
});

test("base64 has one spelling", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.equal(toBase64Url(bytes), Buffer.from(bytes).toString("base64url"));
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString("base64"));
      assert.deepEqual(fromBase64Url(toBase64Url(bytes)), bytes);
      assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    }),
  );
  for (const bad of ["A", "AB", "AAB", "AA=", "A+", "=="]) assert.equal(fromBase64Url(bad), undefined, bad);
  for (const bad of ["AA", "AB==", "AA=", "A===", "====", "AA==\n"]) assert.equal(fromBase64(bad), undefined, bad);
});
