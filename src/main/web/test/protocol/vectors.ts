/**
 * Runs the cases of crypto-spec/vectors: each names its operation, its input, and the step that refuses or the output.
 * @module
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fromHex, utf8 } from "../../src/protocol/bytes";
import { decodePoint, decodeScalar, O, type Point, type Scalar } from "../../src/protocol/group";
import type { Result } from "../../src/protocol/result";

const FOLDER = "../../../crypto-spec/vectors";

/** The input and the expected output of a case, read by the types that vectors/README.md gives its fields. */
export class Vector {
  constructor(private readonly fields: Readonly<Record<string, unknown>>) {}

  text(name: string): string {
    const value = this.fields[name];
    assert.equal(typeof value, "string", `text ${name}`);
    return String(value);
  }

  bytes(name: string): Uint8Array {
    const bytes = fromHex(this.text(name));
    assert.ok(bytes !== undefined, `hex ${name}`);
    return bytes;
  }

  utf8(name: string): Uint8Array {
    return utf8(this.text(name));
  }

  number(name: string): number {
    const value = this.fields[name];
    assert.equal(typeof value, "number", `number ${name}`);
    return Number(value);
  }

  flag(name: string): boolean {
    const value = this.fields[name];
    assert.equal(typeof value, "boolean", `boolean ${name}`);
    return value === true;
  }

  point(name: string): Point {
    if (this.text(name) === "O") return O;
    const point = decodePoint(this.bytes(name), "compressed");
    assert.ok(point.ok, `point ${name}`);
    return point.value;
  }

  scalar(name: string): Scalar {
    const scalar = decodeScalar(this.bytes(name));
    assert.ok(scalar.ok, `scalar ${name}`);
    return scalar.value;
  }

  has(name: string): boolean {
    return name in this.fields;
  }

  raw(name: string): unknown {
    assert.ok(this.has(name), name);
    return this.fields[name];
  }

  list(name: string): readonly unknown[] {
    const value = this.fields[name];
    assert.ok(Array.isArray(value), `list ${name}`);
    return value;
  }

  object(name: string): Vector {
    return new Vector(asObject(this.fields[name], name));
  }

  objects(name: string): readonly Vector[] {
    return this.list(name).map((each) => new Vector(asObject(each, name)));
  }
}

function asObject(value: unknown, name: string): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === "object" && value !== null, `object ${name}`);
  return value as Readonly<Record<string, unknown>>;
}

/** Does what a case's `op` says; throws where the output is not the expected one, and gives a refusal. */
export type Op = (vector: Vector) => Result<unknown, string> | Promise<Result<unknown, string>>;

const ran = new Set<string>();

/** One test a case of {@code file}, none of which may be of another operation. */
export function everyVector(file: string, ops: Readonly<Record<string, Op>>): void {
  const all = new Vector(asObject(JSON.parse(readFileSync(`${FOLDER}/${file}.json`, "utf8")), file)).objects("vectors");
  if (all.length === 0) throw new Error(`no vectors in ${file}`);
  ran.add(`${file}.json`);
  for (const vector of all) {
    test(`${file}: ${vector.text("name")}`, async () => {
      const op = ops[vector.text("op")];
      assert.ok(op !== undefined, `unknown op ${vector.text("op")}`);
      const result = await op(vector);
      const outcome = result.ok ? { expect: "ok" } : { expect: result.why, ...(result.inner === undefined ? {} : { inner: result.inner }) };
      assert.deepEqual(outcome, { expect: vector.text("expect"), ...(vector.has("inner") ? { inner: vector.text("inner") } : {}) });
    });
  }
}

/** No browser is a witness. */
const OF_JAVA = ["partial.json", "witness.json"];

/** A file of cases that nobody gives to {@link everyVector} is a failed test. */
export function everyFileWasRun(): void {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json") && !OF_JAVA.includes(name));
  test("every file of vectors is run", () => assert.deepEqual(files.sort(), Array.from(ran).sort()));
}

/** The steps at which some case of {@code file} is refused. */
export function stepsOf(file: string): ReadonlySet<string> {
  const cases = (JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8")) as { readonly vectors: ReadonlyArray<{ readonly expect: string }> }).vectors;
  return new Set(cases.map(({ expect }) => expect));
}
