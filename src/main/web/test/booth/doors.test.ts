import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

const DOOR = "src/booth/calls.ts";
const PAGES = ["src/pages/vote.ts", "src/offline/booth.ts"];
/** All by which a page reaches the network, or makes the browser do it. */
const NETWORK =
  /\bfetch\b|XMLHttpRequest|sendBeacon|WebSocket|WebTransport|EventSource|RTCPeerConnection|importScripts|\bimport\(|\.submit\(|requestSubmit|\bImage\(|\.src\b|\bsrcset\b|createElement\("(?:img|script|link|iframe|form)|location\.(?:assign|href)|location =|window\.open|serviceWorker/;

/** A page and all that it imports. */
function reached(from: string, known = new Set<string>()): Set<string> {
  if (!known.has(from)) {
    known.add(from);
    for (const [, path] of code(from).matchAll(/from "(\.[^"]*)"/g)) reached(file(join(dirname(from), path as string)), known);
  }
  return known;
}

function file(path: string): string {
  return existsSync(`${path}.ts`) ? `${path}.ts` : join(path, "index.ts");
}

function code(path: string): string {
  return readFileSync(path, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "");
}

const booth = PAGES.map((page) => [...reached(page)]).flat();

test("a20 the booth reaches the network through one module", () => {
  assert.ok(booth.includes(DOOR) && booth.includes("src/protocol/encryption.ts"));
  assert.deepEqual(
    [...new Set(booth)].filter((path) => NETWORK.test(code(path))),
    [DOOR],
  );
});

/** A call more, or one that sends something else, has to be looked at: does it depend on the choice? */
test("a20 what the booth sends is the encrypted ballot, the voter's sign-in and a place in the log", () => {
  const calls = [...new Set(booth)]
    .filter((path) => path !== DOOR)
    .flatMap((path) => [...code(path).matchAll(/(?<![.\w])((?:postBytes|postJson|get)\(.*\));/g)].map(([, call]) => call))
    .sort();
  assert.deepEqual(calls, [
    "get(`/e/${slug}/anchor`)",
    "get(`/e/${this.slug}/credential/${toHex(encodePoint(credential.key, \"compressed\"))}`)",
    "postBytes(`/e/${this.slug}/${pending.fate}`, pending.ballot)",
    "postJson(`/e/${slug}/receipt/confirmation`, { index: entry.index })",
    "postJson(`/e/${this.slug}/sign-in/code`, { card })",
    "postJson(`/e/${this.slug}/sign-in`, { code })",
  ]);
});
