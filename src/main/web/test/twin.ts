/** What `twin.mjs` runs: `TwoDecodersTest.java` compares what it says of every input with what Java's decoder says. @module */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { fromBase64Url, fromHex, toHex, utf8 } from "../src/protocol/bytes";
import { ABORTED, COMMIT, COMPLAINT, CONFIRM, KEYS, REVEAL, START } from "../src/protocol/ceremony";
import { decodeSignature, printCode, readCode } from "../src/protocol/credential";
import { readEntry } from "../src/protocol/entry";
import { readFingerprint } from "../src/protocol/fingerprint";
import { decodePoint, decodeScalar } from "../src/protocol/group";
import { decode, type Codec } from "../src/protocol/json";
import { parseSigned } from "../src/protocol/jws";
import { cosigners, isSignedBy, readBundle, readCheckpoint } from "../src/protocol/log";
import { MANIFEST, readManifest, type Manifest } from "../src/protocol/manifest";
import { readOpening } from "../src/protocol/opening";
import * as payload from "../src/protocol/payload";
import { decodeRange, rangeLength } from "../src/protocol/proof";
import { DISPUTE_FILE, readReceipt, readShortForm, verifyReceipt, writeShortForm } from "../src/protocol/receipt";
import { good, refused, within, type Refused } from "../src/protocol/result";
import { credentialTree, readRoll, ROLL } from "../src/protocol/roll";
import { printSecret, readSecret } from "../src/protocol/secret";
import { AGGREGATE, DECRYPTION, RESULT } from "../src/protocol/tally";
import { archivedFiles } from "../src/observer/archive";
import { Unreadable } from "../src/protocol/verification";

type Said = { readonly ok: true; readonly value: unknown } | Refused<string>;

/** The signed body of these kinds has this payload; of those with two forms, the JSON has the other. */
const SIGNED: Readonly<Record<string, Codec<unknown>>> = {
  "key-ceremony/start": START,
  "key-ceremony/commit": COMMIT,
  "key-ceremony/keys": KEYS,
  "key-ceremony/reveal": REVEAL,
  "key-ceremony/confirm": CONFIRM,
  "key-ceremony/complaint": COMPLAINT,
  "key-ceremony/aborted": ABORTED,
  roll: ROLL,
  opened: payload.OPENED,
  "credential-revoked": payload.REVOKED,
  "credential-reissued": payload.REISSUED,
  extended: payload.EXTENDED,
  suspended: payload.SUSPENDED,
  resumed: payload.RESUMED,
  cancelled: payload.CANCELLED,
  "key-replaced": payload.KEY_REPLACED,
  closed: payload.CLOSED_EARLY,
  "partial-decryption": payload.DECRYPTED,
};
const JSON_BODY: Readonly<Record<string, Codec<unknown>>> = {
  manifest: payload.MANIFEST_HEAD,
  aggregate: payload.AGGREGATED,
  result: payload.DECIDED,
  dispute: payload.DISPUTED,
};
const EITHER: Readonly<Record<string, Codec<unknown>>> = { roll: ROLL, closed: payload.CLOSED_ON_TIME };
const BINARY = ["part", "ballot", "audited"];

const has = (table: object, name: string): boolean => Object.keys(table).includes(name);

/** */
function entry(bytes: Uint8Array): Said {
  const read = readEntry(bytes);
  if (read === undefined) return refused("R-1");
  const { kind, body } = read;
  if (BINARY.includes(kind)) return good(kind);
  const json = has(JSON_BODY, kind) ? JSON_BODY[kind] : has(EITHER, kind) && body[0] === 0x7b ? EITHER[kind] : undefined;
  if (json !== undefined) return inside("R-2", decode(json, body));
  const codec = has(SIGNED, kind) ? SIGNED[kind] : undefined;
  if (codec === undefined) return refused("R-1");
  const signed = parseSigned(kind, body);
  return signed.ok ? inside("R-2", decode(codec, signed.value.payload)) : refused("R-4");
}

function inside(why: "R-2" | "D-1.1" | "D-3.1" | "D-4.2", said: Said): Said {
  return said.ok ? said : within(why, said as Refused);
}

/** Whose record it is that receipts and rolls are of. */
let election = new Uint8Array(32);
let manifest: Manifest | undefined;

function known(): Manifest {
  if (manifest === undefined) throw new Error("no manifest yet");
  return manifest;
}

function setUp(bytes: Uint8Array): Said {
  election = bytes.slice(0, 32);
  const read = readManifest(bytes.slice(32));
  if (read.ok) manifest = read.value;
  return read;
}

function head(bytes: Uint8Array): Said {
  const read = readCheckpoint(bytes);
  if (!read.ok) return read;
  const { log, witnesses } = known();
  const signed = isSignedBy(read.value, { name: log.origin, key: log.key });
  return good(`${read.value.size} ${signed} ${cosigners(read.value, witnesses.keys)}`);
}

function receipt(bytes: Uint8Array): Said {
  const read = readReceipt(bytes, election);
  const verified = read.ok ? verifyReceipt(read.value, known()) : read;
  return verified.ok && read.ok ? good(String(read.value.claim.index)) : verified;
}

function roll(document: Uint8Array): Said {
  const credentials = credentialTree(document);
  const part = { parts: 1, size: document.length, sha256: election };
  return readRoll({ election, members: credentials, credentials, document: part }, document, known());
}

const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const orNone = (value: unknown): Said => (value === undefined ? refused("") : good(value));
const printed = <T>(read: { readonly ok: true; readonly value: T } | Refused<string>, print: (value: T) => string): Said =>
  read.ok ? good(print(read.value)) : read;

/** The checkpoint in an archive. */
async function archive(bytes: Uint8Array): Promise<Said> {
  const files = await archivedFiles(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  if (files === undefined) return refused("L-7.1");
  try {
    const read = await files("checkpoint", 8000);
    return read === undefined ? refused("none") : { ok: true, value: read };
  } catch (e) {
    if (e instanceof Unreadable) return refused("L-7.2");
    throw e;
  }
}

const DECODERS: Readonly<Record<string, (bytes: Uint8Array) => Said | Promise<Said>>> = {
  "set up": setUp,
  point: (bytes) => decodePoint(bytes, "uncompressed"),
  "compressed point": (bytes) => decodePoint(bytes, "compressed"),
  scalar: decodeScalar,
  base64url: (bytes) => orNone(fromBase64Url(textOf(bytes))),
  "range proof": (bytes) => (bytes.length === rangeLength(2) ? decodeRange(bytes, 2) : refused("P-3.1")),
  "signature of a ballot": decodeSignature,
  envelope: (bytes) => {
    const kind = readEntry(bytes)?.kind ?? "";
    return orNone(has(SIGNED, kind) || has(JSON_BODY, kind) || BINARY.includes(kind) ? kind : undefined);
  },
  entry,
  "signed entry": entry,
  "entry in JSON": entry,
  "signed body": (bytes) => parseSigned("opened", bytes),
  "signed line": line,
  "signed line in parts": line,
  terms: (bytes) => decode(MANIFEST, bytes),
  manifest: readManifest,
  roll,
  aggregate: (bytes) => inside("D-1.1", decode(AGGREGATE, bytes)),
  "partial decryption": (bytes) => inside("D-3.1", decode(DECRYPTION, bytes)),
  result: (bytes) => inside("D-4.2", decode(RESULT, bytes)),
  head,
  "tile of entries": (bytes) => orNone(readBundle(bytes)?.length === 12 ? 12 : undefined),
  "receipt file": receipt,
  "signed receipt": receipt,
  "dispute file": (bytes) => decode(DISPUTE_FILE, bytes),
  opening: (bytes) => readOpening(textOf(bytes), 1),
  "short form of a receipt": (bytes) => {
    const read = readShortForm(textOf(bytes));
    return orNone(read === undefined ? undefined : writeShortForm(read));
  },
  code: (bytes) => printed(readCode(textOf(bytes)), printCode),
  fingerprint: (bytes) => printed(readFingerprint(textOf(bytes)), (text) => text),
  "printed secret": (bytes) => printed(readSecret(textOf(bytes)), printSecret),
  archive,
  "crafted archive": archive,
};

/** A line of this and no other person's: three of them are a body. */
function line(bytes: Uint8Array): Said {
  const signed = parseSigned("receipt", bytes);
  return signed.ok && signed.value.signatures.length !== 1 ? refused("J-3.1") : signed;
}

/** `+`, with the text that was read where it has one spelling; or `-` and the step. */
function spelled(said: Said): string {
  if (said.ok && said.value instanceof Uint8Array) return `+${toHex(said.value)}`;
  if (said.ok) return typeof said.value === "string" ? `+${toHex(utf8(said.value))}` : "+";
  return `-${said.why}${said.inner === undefined ? "" : "/" + said.inner}`;
}

for await (const given of createInterface({ input: createReadStream(process.argv[2] ?? "") })) {
  const [name = "", hex = ""] = given.split("\t");
  const decoder = DECODERS[name];
  const bytes = fromHex(hex);
  if (decoder === undefined || bytes === undefined) throw new Error(`no such decoder: ${name}`);
  try {
    console.log(spelled(await decoder(bytes)));
  } catch (e) {
    console.log(`!${String(e).replace(/\n/g, " ")}`);
  }
}
