// The saved booth page (crypto-spec/14-saved-booth.md): one file with everything in it, and a policy that lets it load and send nothing. Its words are
// messages/saved_*.properties.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { OLDEST } from "./browsers.mjs";

const PAGE = "src/offline/booth.html";
const SCRIPT = "src/offline/booth.ts";

/** The page, its hash, and what is wrong with its words. The same bytes each time. */
export async function savedBooth() {
  const texts = Object.fromEntries(["kk", "ru", "en"].map((language) => [language, textsIn(language)]));
  const html = readFileSync(PAGE, "utf8");
  const define = { ...OLDEST.define, TEXTS: JSON.stringify(texts) };
  const bundled = async (entry, format) =>
    (await build({ entryPoints: [entry], ...OLDEST, define, format, write: false, outdir: ".", logLevel: "warning" })).outputFiles[0].text.trim();
  const script = await bundled(SCRIPT, "iife");
  const style = await bundled("src/styles/site.css", "esm");
  const allowed = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
  const policy = `default-src 'none'; script-src ${allowed(script)}; style-src ${allowed(style)}; form-action 'none'; base-uri 'none'`;
  const parts = { policy, style, script, ...Object.fromEntries(Object.entries(texts).map(([language, { served }]) => ["served." + language, served])) };
  const page = html.replace(/@([a-z.]+)@/g, (place, name) => parts[name] ?? place);
  return { page, digest: createHash("sha256").update(page).digest(), faults: faultsOf(texts.kk, html, readFileSync(SCRIPT, "utf8")) };
}

/** Lines `key=text`. */
function textsIn(language) {
  const lines = readFileSync(`../resources/messages/saved_${language}.properties`, "utf8").split("\n");
  return Object.fromEntries(lines.filter((line) => line.includes("=")).map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

/** Words that the page asks for and doesn't have, or has and doesn't ask for. */
function faultsOf(texts, html, script) {
  const asked = Array.from(html.matchAll(/ data-say="(\w+)"/g), ([, key]) => key);
  const unknown = asked.filter((key) => !(key in texts)).map((key) => `${PAGE}: no text ${key}`);
  const isUsed = (key) => key === "served" || asked.includes(key) || script.includes(`"${key}"`);
  return [...unknown, ...Object.keys(texts).filter((key) => !isUsed(key)).map((key) => `saved_kk.properties: ${key} stands nowhere on the page`)];
}
