/** The cases of crypto-spec/vectors, all of them: here those for group, proofs, credentials and ballots, the others in recordvectors.ts. @module */
import assert from "node:assert/strict";
import type { Choices, Terms } from "../../src/protocol/ballot";
import { checkBallot } from "../../src/protocol/ballotcheck";
import { firstFalse } from "../../src/protocol/batch";
import { equal, toHex, utf8 } from "../../src/protocol/bytes";
import { checkChoice, slotsOf, type Contest } from "../../src/protocol/contest";
import { encrypt } from "../../src/protocol/encryption";
import { fingerprint, readFingerprint } from "../../src/protocol/fingerprint";
import { readOpening, recompute, writeOpening } from "../../src/protocol/opening";
import {
  credentialOf,
  decodeSignature,
  makeCode,
  readCode,
  signBallot,
  signatureEquation,
  type Code,
  type SignatureTag,
} from "../../src/protocol/credential";
import { ALPHABET } from "../../src/protocol/crockford";
import { combine, totalsUpTo } from "../../src/protocol/elgamal";
import {
  decodePoint,
  decodeScalar,
  deriveScalar,
  encodePoint,
  G,
  hashToScalar,
  integerBytes,
  times,
  timesSecret,
  type Form,
  type Point,
  type Scalar,
} from "../../src/protocol/group";
import {
  decodeRange,
  holderNonce,
  proveEquality,
  provePossession,
  proveRange,
  verifyEquality,
  verifyPossession,
  verifyRange,
  type EqualityStatement,
  type RangeStatement,
} from "../../src/protocol/proof";
import { leafHash, treeHash } from "../../src/protocol/log";
import { good, refused, type Result, type Step } from "../../src/protocol/result";
import { Transcript } from "../../src/protocol/transcript";
import "./recordvectors";
import { everyFileWasRun, everyVector, Vector, type Op } from "./vectors";

const hexOf = (scalar: Scalar): string => toHex(integerBytes(scalar));
const spelled = (point: Point): string => (point.is0() ? "O" : toHex(encodePoint(point, "uncompressed")));

function form(vector: Vector): Form {
  const name = vector.text("form");
  assert.ok(name === "compressed" || name === "uncompressed");
  return name;
}

const GROUP: Readonly<Record<string, Op>> = {
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
};

everyVector("group", GROUP);

function add(transcript: Transcript, part: Vector): Transcript {
  const label = part.text("label");
  switch (part.text("type")) {
    case "bytes":
    case "hash":
      return transcript.bytes(label, part.bytes("value"));
    case "text":
      return transcript.text(label, part.text("value"));
    case "point":
      return transcript.point(label, part.point("value"));
    case "scalar":
      return transcript.scalar(label, part.scalar("value"));
    case "u32":
      return transcript.number(label, part.number("value"));
    case "u32s":
      return transcript.numbers(label, part.list("value").map(Number));
    default:
      throw new Error(part.text("type"));
  }
}

const TRANSCRIPT: Readonly<Record<string, Op>> = {
  transcript: (v) => {
    const transcript = v.objects("parts").reduce(add, new Transcript(v.text("tag")));
    assert.equal(toHex(transcript.encoded()), v.text("transcript"));
    assert.equal(toHex(transcript.digest()), v.text("digest"));
    assert.equal(hexOf(transcript.challenge()), v.text("challenge"));
    return good(undefined);
  },
};

everyVector("transcript", TRANSCRIPT);

everyVector("worked", {
  ...GROUP,
  ...TRANSCRIPT,
  tree: (v) => {
    const leaves = v.list("entries").map((entry) => leafHash(utf8(String(entry))));
    assert.deepEqual(leaves.map(toHex), v.list("leaves"));
    return good(assert.equal(toHex(treeHash(leaves)), v.text("root")));
  },
});

everyVector("elgamal", {
  encrypt: (v) => {
    const mask = timesSecret(v.point("key"), v.scalar("r"));
    assert.equal(toHex(encodePoint(timesSecret(G, v.scalar("r")), "compressed")), v.text("alpha"));
    assert.ok((v.number("value") === 1 ? mask.add(G) : mask).equals(v.point("beta")));
    return good(undefined);
  },
  combine: (v) => {
    const factors = v.objects("factors").map((f) => ({ index: f.number("index"), point: f.point("factor") }));
    assert.ok(combine(v.point("beta"), factors).equals(v.point("element")));
    return good(undefined);
  },
  "decode-total": (v) => {
    const total = totalsUpTo(v.number("max"))(v.point("element"));
    return total === undefined ? refused("E-5") : good(assert.equal(String(total), v.text("total")));
  },
});

/** Points and scalars of a proof in the form that its fields demand, refused with {@code step}. */
function decoded(v: Vector, step: Step, points: readonly string[]): Result<{ points: Point[]; s: Scalar }> {
  const read = points.map((name) => decodePoint(v.bytes(name), "compressed"));
  const s = decodeScalar(v.bytes("s"));
  if (!s.ok || !read.every((point): point is { ok: true; value: Point } => point.ok)) return refused(step);
  return good({ points: read.map(({ value }) => value), s: s.value });
}

function nonceOf(v: Vector): Scalar {
  return holderNonce(v.bytes("secret"), v.bytes("fresh"), v.bytes("context"));
}

everyVector("possession", {
  "prove-possession": (v) => {
    const key = timesSecret(G, v.scalar("secret"));
    const { r, s } = provePossession(v.bytes("context"), v.scalar("secret"), key, nonceOf(v));
    assert.ok(key.equals(v.point("key")) && r.equals(v.point("r")) && s === v.scalar("s"));
    return good(undefined);
  },
  "verify-possession": (v) => {
    const proof = decoded(v, "P-1.1", ["r"]);
    const [r] = proof.ok ? proof.value.points : [];
    return proof.ok && r !== undefined ? verifyPossession(v.bytes("context"), v.point("key"), { r, s: proof.value.s }) : proof;
  },
});

function equalityOf(v: Vector): EqualityStatement {
  return { context: v.bytes("context"), key: v.point("key"), alpha: v.point("alpha"), factor: v.point("factor") };
}

everyVector("equality", {
  "prove-equality": (v) => {
    const { a, b, s } = proveEquality(equalityOf(v), v.scalar("secret"), nonceOf(v));
    assert.ok(a.equals(v.point("a")) && b.equals(v.point("b")) && s === v.scalar("s"));
    return good(undefined);
  },
  "verify-equality": (v) => {
    const proof = decoded(v, "P-2.1", ["a", "b"]);
    const [a, b] = proof.ok ? proof.value.points : [];
    return proof.ok && a !== undefined && b !== undefined ? verifyEquality(equalityOf(v), { a, b, s: proof.value.s }) : proof;
  },
});

function rangeOf(v: Vector): RangeStatement {
  return { contest: v.bytes("D"), slotId: v.text("slotId"), slotIndex: v.number("slotIndex"), values: v.list("values").map(Number) };
}

everyVector("range", {
  "prove-range": (v) => {
    const drawn =
      (name: string) =>
      (branch: number): Scalar =>
        BigInt(`0x${String(v.list(name)[branch])}`);
    const scalars = { nonce: () => v.scalar("nonce"), challenge: drawn("challenges"), response: drawn("responses") };
    const proof = proveRange(rangeOf(v), v.number("value"), v.scalar("r"), v.point("key"), scalars);
    return good(assert.equal(toHex(proof), v.text("proof")));
  },
  "verify-range": (v) => {
    const statement = rangeOf(v);
    const proof = decodeRange(v.bytes("proof"), statement.values.length);
    return proof.ok ? verifyRange(statement, { alpha: v.point("alpha"), beta: v.point("beta") }, v.point("key"), proof.value) : proof;
  },
});

function codeOf(v: Vector): Code {
  const code = readCode(v.text("code"));
  assert.ok(code.ok);
  return code.value;
}

function tagOf(v: Vector): SignatureTag {
  const tag = v.text("tag");
  assert.ok(tag === "dauys/v1/sign/ballot" || tag === "dauys/v1/sign/audited");
  return tag;
}

everyVector("credential", {
  "make-code": (v) =>
    good(
      assert.equal(
        makeCode(() => Uint8Array.from(v.text("data"), (symbol) => ALPHABET.indexOf(symbol))),
        v.text("code"),
      ),
    ),
  "read-code": (v) => {
    const code = readCode(v.text("typed"));
    return code.ok ? good(assert.equal(code.value, v.text("code"))) : code;
  },
  "credential-key": (v) => good(assert.ok(credentialOf(codeOf(v), v.bytes("election")).key.equals(v.point("credential")))),
  sign: (v) => {
    const credential = { secret: v.scalar("secret"), key: timesSecret(G, v.scalar("secret")) };
    const signature = signBallot(tagOf(v), v.bytes("opened"), credential, v.bytes("ballot"), v.bytes("fresh"));
    return good(assert.equal(toHex(signature), v.text("signature")));
  },
  "verify-signature": (v) => {
    const signature = decodeSignature(v.bytes("signature"));
    if (!signature.ok) return signature;
    const equation = signatureEquation(tagOf(v), v.bytes("opened"), v.point("credential"), v.bytes("ballot"), signature.value);
    const step = firstFalse([equation]);
    return step === undefined ? good(undefined) : refused(step);
  },
});

function contestOf(v: Vector): Contest {
  const kind = v.text("kind");
  assert.ok(kind === "single" || kind === "k-of-n");
  const options = v.list("options").map(String);
  return { id: v.text("id"), index: v.number("index"), kind, options, min: v.number("min"), max: v.number("max"), blank: v.flag("blank") };
}

function termsOf(v: Vector): Terms {
  const terms = v.object("terms");
  return { opened: terms.bytes("opened"), jointKey: terms.point("jointKey"), contests: terms.objects("contests").map(contestOf) };
}

function choicesOf(v: Vector): Choices {
  return v.list("choices").map((choice) => (Array.isArray(choice) ? choice.map(Number) : []));
}

everyVector("ballot", {
  choose: (v) => {
    const contest = contestOf(v.object("contest"));
    const chosen = v.list("chosen").map(Number);
    const verdict = checkChoice(contest, chosen);
    if (verdict.ok)
      assert.deepEqual(
        slotsOf(contest).map((_, slot) => (chosen.includes(slot) ? 1 : 0)),
        v.list("values"),
      );
    return verdict;
  },
  "encrypt-ballot": async (v) => {
    const terms = termsOf(v);
    const secret = v.scalar("secret");
    const credential = { secret, key: timesSecret(G, secret) };
    const link = { counter: v.number("counter"), previous: v.bytes("previous") };
    const vote = { credential, link, choices: choicesOf(v), attempt: v.number("attempt") };
    const draft = await encrypt(
      terms,
      vote,
      () => v.bytes("fresh"),
      async () => {},
    );
    if (!draft.ok) return draft;
    assert.equal(toHex(encodePoint(credential.key, "compressed")), v.text("credential"));
    assert.equal(toHex(draft.value.seed), v.text("seed"));
    assert.equal(toHex(draft.value.unsigned), v.text("unsigned"));
    assert.equal(toHex(draft.value.hash), v.text("hash"));
    assert.equal(draft.value.tracker, v.text("tracker"));
    assert.equal(writeOpening(terms, credential.key, link, vote.choices, draft.value.seed), v.text("opening"));
    return draft;
  },
  "check-ballot": (v) => checkBallot(v.bytes("ballot"), termsOf(v), (credential) => v.list("live").includes(toHex(credential)), tagOf(v)),
  "check-opening": (v) => {
    const terms = termsOf(v);
    const opening = readOpening(v.text("opening"), terms.contests.length);
    const ballot = opening.ok ? recompute(opening.value, terms) : opening;
    return ballot.ok && !equal(ballot.value.hash, v.bytes("hash")) ? refused("B-8.3") : ballot;
  },
  fingerprint: (v) => good(assert.equal(fingerprint(v.bytes("hash")), v.text("fingerprint"))),
  "read-fingerprint": (v) => {
    const read = readFingerprint(v.text("typed"));
    return read.ok ? good(assert.equal(read.value, v.text("fingerprint"))) : read;
  },
});

everyFileWasRun();
