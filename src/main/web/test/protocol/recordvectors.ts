/** The cases of crypto-spec/vectors for encodings, log, anchor, ceremony, tally and receipts. @module */
import assert from "node:assert/strict";
import { readAnchor } from "../../src/booth/anchor";
import { archivedFiles } from "../../src/observer/archive";
import { toHex, utf8, type Random } from "../../src/protocol/bytes";
import { everyQuorumDecrypts, openBox, rehearsalOf } from "../../src/protocol/ceremony";
import { checkHead, join, partLength } from "../../src/protocol/document";
import { fingerprint } from "../../src/protocol/fingerprint";
import { deriveScalar, encodePoint, G, timesSecret, type Point, type Scalar } from "../../src/protocol/group";
import { holderIn, makeCommit, sealShare } from "../../src/protocol/holder";
import { bool, decode, hex32, id, int, lines, list, object, optional, point, scalar, text, time, type Codec } from "../../src/protocol/json";
import { parseSigned, verifySigned } from "../../src/protocol/jws";
import {
  entryBundles,
  leafHash,
  readCheckpoint,
  treeHash,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
  verifyQuorum,
} from "../../src/protocol/log";
import { readManifest, type Question } from "../../src/protocol/manifest";
import { outcomeOf } from "../../src/protocol/outcome";
import { readReceipt, verifyReceipt, writeShortForm } from "../../src/protocol/receipt";
import { good, PASSED, refused, type Result, type Step } from "../../src/protocol/result";
import { printSecret, readSecret, signingKey, type PersonSecret } from "../../src/protocol/secret";
import { AGGREGATE, checkDecryption, checkResult, DECRYPTION } from "../../src/protocol/tally";
import { Unreadable } from "../../src/protocol/verification";
import { BOXES } from "./election";
import { everyVector, Vector } from "./vectors";

const outer = (result: Result<unknown>): Result<unknown> => (result.ok ? result : refused<Step>(result.why));
const compressed = (key: Point): string => toHex(encodePoint(key, "compressed"));

function codecOf(field: Vector): Codec<unknown> {
  const most = (): number => field.number("max");
  const kinds: Readonly<Record<string, () => Codec<unknown>>> = {
    text: () => text(most()),
    lines: () => lines(most()),
    int: () => int(field.number("min"), most()),
    bool: () => bool,
    id: () => id,
    hex32: () => hex32,
    point: () => point,
    scalar: () => scalar,
    time: () => time,
    ids: () => list(id, 0, most()),
  };
  const codec = kinds[field.text("type")]?.();
  assert.ok(codec !== undefined);
  return field.has("optional") ? optional(codec) : codec;
}

everyVector("json", {
  "read-json": (v) => {
    const fields: Readonly<Record<string, Codec<unknown>>> = Object.fromEntries(v.objects("fields").map((field) => [field.text("name"), codecOf(field)]));
    return decode(object(fields), v.bytes("json"));
  },
});

everyVector("jws", {
  "verify-signed": (v) => {
    const signed = parseSigned(v.text("kind"), v.utf8("body"));
    const persons = v.object("persons");
    return signed.ok ? verifySigned(signed.value, (kid) => (persons.has(kid) ? persons.point(kid) : undefined)) : signed;
  },
});

everyVector("document", {
  "read-document": (v) => {
    const head = { parts: v.number("parts"), size: v.number("size"), sha256: v.bytes("sha256") };
    const lawful = checkHead(head);
    if (!lawful.ok) return lawful;
    const bodies = v.objects("bodies").map((body) => new Uint8Array(body.number("count")).fill(parseInt(body.text("byte"), 16)));
    return bodies.every((body, i) => body.length === partLength(head, i)) ? join(head, bodies) : refused<Step>("J-4.3");
  },
});

const leaves = Array.from({ length: 300 }, (_, i) => leafHash(utf8(`entry ${i}`)));
const hashes = (v: Vector, name: string): Uint8Array[] => v.list(name).map((hash) => new Vector({ hash }).bytes("hash"));

everyVector("log", {
  root: (v) => good(assert.equal(toHex(treeHash(leaves.slice(0, v.number("size")))), v.text("root"))),
  inclusion: (v) => verifyInclusion(v.bytes("leaf"), v.number("index"), v.number("size"), hashes(v, "proof"), v.bytes("root")),
  consistency: (v) => {
    const head = (name: string) => ({ size: v.number(name), root: v.bytes(`${name}Root`) });
    return verifyConsistency(head("from"), head("to"), hashes(v, "proof"));
  },
  checkpoint: (v) => {
    const checkpoint = readCheckpoint(v.utf8("note"));
    if (!checkpoint.ok) return checkpoint;
    const log = verifyCheckpoint(checkpoint.value, { name: v.text("origin"), key: v.bytes("key") });
    const witnesses = v.objects("witnesses").map((witness) => ({ name: witness.text("name"), key: witness.bytes("key") }));
    return log.ok ? verifyQuorum(checkpoint.value, witnesses, v.number("quorum")) : log;
  },
  "last-entry-tile": (v) => good(assert.equal([...entryBundles(v.number("size"))].at(-1), v.text("path"))),
});

everyVector("archive", {
  "read-archive": async (v) => {
    const files = await archivedFiles(new Blob([v.bytes("archive") as Uint8Array<ArrayBuffer>]));
    if (files === undefined) return refused("L-7.1");
    const read = await files(v.text("path"), v.number("most")).catch((e: unknown) => e);
    if (read instanceof Unreadable) return refused("L-7.2");
    return good(assert.equal(read instanceof Uint8Array ? toHex(read) : "none", v.has("file") ? v.text("file") : "none"));
  },
});

const zeros: Random = (length) => new Uint8Array(length);

everyVector("ceremony", {
  "person-secret": (v) => {
    const secret = v.bytes("secret") as PersonSecret;
    assert.equal(printSecret(secret), v.text("printed"));
    return good(assert.equal(compressed(timesSecret(G, signingKey(secret))), v.text("key")));
  },
  "read-secret": (v) => {
    const secret = readSecret(v.text("typed"));
    if (secret.ok) assert.equal(toHex(secret.value), v.text("secret"));
    return secret.ok ? PASSED : refused<Step>("K-1");
  },
  commit: async (v) => {
    const secret = v.bytes("secret") as PersonSecret;
    const payload = { election: v.bytes("start"), attempt: 1, threshold: v.number("threshold"), holders: [] };
    const derive = (info: Uint8Array): Promise<Scalar> => Promise.resolve(deriveScalar(secret, info));
    const holder = await holderIn({ entry: v.bytes("start"), payload }, v.number("index"), derive);
    const commit = makeCommit(holder, zeros);
    assert.equal(compressed(commit.communicationKey), v.text("communicationKey"));
    return good(assert.equal(toHex(commit.commitment), v.text("commitment")));
  },
  "seal-share": async (v) => {
    const fresh: Random = () => v.bytes("fresh");
    const share = await sealShare(v.scalar("secret"), v.point("receiverKey"), v.scalar("share"), v.bytes("context"), fresh, BOXES);
    assert.equal(compressed(share.ephemeral), v.text("ephemeral"));
    assert.ok(share.r.equals(v.point("r")) && share.s === v.scalar("s"));
    return good(assert.equal(toHex(share.box), v.text("box")));
  },
  "open-share": async (v) => {
    const share = await openBox(v.bytes("box"), v.point("shared"), v.bytes("context"), BOXES);
    return share === undefined ? refused<Step>("K-7") : good(assert.equal(share, v.scalar("share")));
  },
  rehearse: (v) => {
    const rehearsal = rehearsalOf(v.bytes("transcript"), v.point("jointKey"));
    const factors = v.list("factors").map((factor, i) => ({ index: i + 1, point: new Vector({ factor }).point("factor") }));
    if (!everyQuorumDecrypts(rehearsal, v.number("threshold"), factors)) return refused<Step>("K-8.3");
    const { message, ciphertext } = rehearsal;
    return good(assert.deepEqual([ciphertext.alpha, ciphertext.beta, message].map(compressed), [v.text("alpha"), v.text("beta"), v.text("message")]));
  },
});

everyVector("tally", {
  result: (v) => {
    const manifest = readManifest(v.utf8("manifest"));
    const aggregate = decode(AGGREGATE, v.utf8("totals"));
    assert.ok(manifest.ok && aggregate.ok);
    const decryptions = v.list("decryptions").map((text, i) => {
      const document = decode(DECRYPTION, utf8(String(text)));
      assert.ok(document.ok);
      return { index: Number(v.list("indices")[i]), document: document.value };
    });
    const decrypting = { opened: new Uint8Array(0), entry: new Uint8Array(0), aggregate: aggregate.value };
    return outer(checkResult(v.utf8("document"), manifest.value, decrypting, decryptions, v.number("roll")));
  },
  "partial-decryption": (v) => {
    const aggregate = decode(AGGREGATE, v.utf8("totals"));
    assert.ok(aggregate.ok);
    const decrypting = { opened: v.bytes("opened"), entry: v.bytes("aggregate"), aggregate: aggregate.value };
    return outer(checkDecryption(v.utf8("document"), decrypting, v.number("index"), v.point("shareKey")));
  },
});

everyVector("outcome", {
  outcome: (v) => {
    const question = { options: v.raw("options"), rule: v.raw("rule") } as unknown as Question;
    const votes = v.list("votes").map(Number);
    const { quorum, passed, elected, tied } = outcomeOf(question, votes, v.number("roll"), v.number("ballots"));
    const expected = [v.text("quorum"), v.list("passed"), v.list("elected"), v.list("tied")];
    return good(assert.deepEqual([quorum, passed, elected, tied], expected));
  },
});

everyVector("anchor", {
  "read-anchor": (v) => {
    const anchor = readAnchor(v.utf8("anchor"), v.text("fingerprint"));
    if (!anchor.ok) return anchor;
    assert.equal(toHex(anchor.value.terms.opened), v.text("opened"));
    return good(assert.equal(compressed(anchor.value.terms.jointKey), v.text("jointKey")));
  },
});

everyVector("receipt", {
  "check-receipt": (v) => {
    const manifest = readManifest(v.utf8("manifest"));
    assert.ok(manifest.ok);
    const receipt = readReceipt(v.utf8("file"), v.bytes("election"));
    return outer(receipt.ok ? verifyReceipt(receipt.value, manifest.value) : receipt);
  },
  "short-form": (v) => {
    const form = { election: v.bytes("election"), tracker: fingerprint(v.bytes("ballot")), index: v.number("index") };
    return good(assert.equal(writeShortForm(form), v.text("text")));
  },
});
