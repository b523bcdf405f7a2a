/**
 * Verifies the records of ballots-examples: what another implementation wrote must be as lawful here as it is there, and fail where its expect.json
 * says, in the head, in an entry or in a receipt. And every check of crypto-spec/checks.json has a record here in which it alone fails, or a vector.
 * @module
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { castWith } from "../../src/protocol/codecheck";
import { readCode } from "../../src/protocol/credential";
import { findOpened } from "../../src/protocol/openingcheck";
import { checkReceipt } from "../../src/protocol/receiptcheck";
import { Verification } from "../../src/protocol/verification";
import { toolsOf } from "../../src/protocol/webcrypto";
import { stepsOf } from "./vectors";

const FOLDER = "../../../ballots-examples/records";
const SPEC = "../../../crypto-spec";
const EXITS = { valid: 0, invalid: 1, "could-not-run": 2 } as const;

interface Failure {
  readonly id: string;
  readonly index?: number;
  readonly kind?: string;
  readonly file?: string;
  readonly receipt?: string;
}
/** What is said of a receipt that doesn't fail, of an opening or of a code. */
interface Answer {
  readonly receipt?: string;
  readonly opening?: string;
  readonly code?: string;
  readonly ballots?: number;
  readonly audits?: number;
  readonly tracker?: string;
  readonly revoked?: boolean;
  readonly replaced?: boolean;
  readonly index?: number;
  readonly status?: string;
  readonly failed?: string;
}
interface Expectation {
  readonly arguments: readonly string[];
  readonly exit: number;
  readonly failed: readonly Failure[];
  readonly receipts?: readonly Answer[];
  readonly openings?: readonly Answer[];
  readonly codes?: readonly Answer[];
}
interface Receipts {
  readonly failed: readonly Failure[];
  readonly receipts: readonly Answer[];
}

function read(path: string): Promise<Uint8Array | undefined> {
  return Promise.resolve(existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined);
}

/** What follows this option, each time that it is given. */
function valuesOf(option: string, { arguments: given }: Expectation): string[] {
  return given.filter((_, i) => given[i - 1] === option);
}

async function receiptsOf(record: string, verification: Verification, expected: Expectation): Promise<Receipts> {
  const failed: Failure[] = [];
  const receipts: Answer[] = [];
  for (const receipt of valuesOf("--receipt", expected)) {
    const checked = await checkReceipt((await read(`${FOLDER}/${record}/${receipt}`)) ?? new Uint8Array(0), verification);
    assert.ok(checked !== undefined, receipt);
    if (checked.ok) receipts.push({ receipt, status: checked.value });
    else failed.push({ id: checked.why, receipt });
  }
  return { failed, receipts };
}

async function openingsOf(record: string, verification: Verification, expected: Expectation): Promise<readonly Answer[]> {
  const openings: Answer[] = [];
  for (const opening of valuesOf("--opening", expected)) {
    const opened = await findOpened(readFileSync(`${FOLDER}/${record}/${opening}`, "utf8").replace(/\s/g, ""), verification);
    assert.ok(opened !== undefined, opening);
    if (!opened.ok) openings.push({ opening, failed: opened.why });
    else openings.push(opened.value === "not-judged" ? { opening, status: opened.value } : { opening, index: opened.value, status: "opened" });
  }
  return openings;
}

function codesOf(record: string, verification: Verification, expected: Expectation): readonly Answer[] {
  return valuesOf("--code", expected).map((file) => {
    const code = readCode(readFileSync(`${FOLDER}/${record}/${file}`, "utf8"));
    assert.ok(code.ok, file);
    const cast = castWith(code.value, verification);
    if (typeof cast === "string") return { code: file, status: cast };
    const { last, ...rest } = cast;
    return { code: file, ...rest, ...last };
  });
}

/** As the program ends. */
function exitOf(verification: Verification, failed: readonly Failure[], answers: readonly Answer[]): number {
  if (failed.length > 0 || answers.some((answer) => answer.failed !== undefined)) return 1;
  return answers.some(({ status }) => status === "newer" || status === "not-judged") ? 2 : EXITS[verification.verdict];
}

/** The checks that a record alone breaks, as they were found. */
const alone = new Set<string>();

for (const record of readdirSync(FOLDER)) {
  test(`the record ${record}`, async () => {
    const expected = JSON.parse(readFileSync(`${FOLDER}/${record}/expect.json`, "utf8")) as Expectation;
    assert.deepEqual(
      expected.arguments.filter((word, i) => i % 2 === 0 && !["--expect", "--receipt", "--opening", "--code"].includes(word)),
      [],
    );
    const [fingerprint] = valuesOf("--expect", expected);
    const verification = await Verification.run((path) => read(`${FOLDER}/${record}/${path}`), toolsOf(crypto), fingerprint);
    assert.ok(verification !== undefined);
    const { receipts, ...refused } = await receiptsOf(record, verification, expected);
    const openings = await openingsOf(record, verification, expected);
    const codes = codesOf(record, verification, expected);
    const failed = [...verification.findings, ...refused.failed];
    assert.deepEqual(failed, expected.failed);
    assert.deepEqual(receipts, expected.receipts ?? []);
    assert.deepEqual(openings, expected.openings ?? []);
    assert.deepEqual(codes, expected.codes ?? []);
    assert.equal(exitOf(verification, failed, [...receipts, ...openings, ...codes]), expected.exit);
    if (failed.length === 1) failed.forEach(({ id }) => alone.add(id));
  });
}

/** Which no record can break alone, since they follow from others (vectors/README.md): a file of vectors breaks each, and vectors.test.ts runs it. */
const BY_VECTOR: Readonly<Record<string, string>> = { "K-8.3": "ceremony.json", "D-4.3": "tally.json" };

test("every check of the specification fails alone in some record, or in a vector", () => {
  const checks = JSON.parse(readFileSync(`${SPEC}/checks.json`, "utf8")) as ReadonlyArray<{ readonly id: string }>;
  const missing = checks.map(({ id }) => id).filter((id) => !alone.has(id));
  assert.deepEqual(missing, Object.keys(BY_VECTOR));
  for (const [id, file] of Object.entries(BY_VECTOR)) assert.ok(stepsOf(file).has(id), id);
});
