// Bundles every page script (src/pages/*.ts), worker (src/workers/*.ts) and style sheet (src/styles/*.css) into minified files named by their content,
// and writes assets.json beside the classes: name -> path and the integrity value that the page states.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { OLDEST, tooNew } from "./browsers.mjs";

const classes = process.argv[2] ?? "../../../target/classes";
const out = join(classes, "META-INF/resources/assets");
const list = (folder, ending) => readdirSync(folder).filter((name) => name.endsWith(ending)).sort().map((name) => join(folder, name));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const bundled = (entryPoints, format) => build({
  entryPoints,
  ...OLDEST,
  format,
  entryNames: "[name]-[hash]",
  outdir: out,
  metafile: true,
  legalComments: "linked",
  logLevel: "warning",
});
const bundles = [
  await bundled([...list("src/pages", ".ts"), ...list("src/styles", ".css")], "esm"),
  // modules as workers came to Firefox and Safari late
  await bundled(list("src/workers", ".ts"), "iife"),
];

const assets = {};
const complaints = [];
for (const [file, { entryPoint }] of bundles.flatMap(({ metafile }) => Object.entries(metafile.outputs))) {
  if (!entryPoint) continue;
  const bytes = readFileSync(file);
  const name = basename(entryPoint).replace(/\.ts$/, ".js");
  complaints.push(...tooNew(name, bytes.toString("utf8")));
  const integrity = "sha384-" + createHash("sha384").update(bytes).digest("base64");
  assets[name] = { path: "/assets/" + basename(file), integrity };
}
const { page, digest } = await savedBooth();
const saved = `dauys-booth-${digest.toString("hex").slice(0, 8).toUpperCase()}.html`;
writeFileSync(join(out, saved), page);
assets["booth.html"] = { path: "/assets/" + saved, integrity: "sha256-" + digest.toString("base64") };
complaints.push(...tooNew("booth.html", page));
if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  process.exit(1);
}

/** The saved booth page: one file with everything in it, and a policy that lets it load and send nothing (crypto-spec/14-saved-booth.md). */
async function savedBooth() {
  const text = async (entry, format) => (await build({ entryPoints: [entry], ...OLDEST, format, write: false, outdir: out, logLevel: "warning" })).outputFiles[0].text.trim();
  const { TEXTS } = await import("data:text/javascript," + encodeURIComponent(await text("src/offline/texts.ts", "esm")));
  const script = await text("src/offline/booth.ts", "iife");
  const style = await text("src/styles/site.css", "esm");
  const allowed = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
  const policy = `default-src 'none'; script-src ${allowed(script)}; style-src ${allowed(style)}; form-action 'none'; base-uri 'none'`;
  const parts = { policy, style, script, ...Object.fromEntries(Object.entries(TEXTS).map(([tag, { served }]) => ["served." + tag, served])) };
  const page = readFileSync("src/offline/booth.html", "utf8").replace(/@([a-z.]+)@/g, (place, name) => parts[name] ?? place);
  return { page, digest: createHash("sha256").update(page).digest() };
}

const sorted = Object.fromEntries(Object.entries(assets).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(classes, "assets.json"), JSON.stringify(sorted, null, 1) + "\n");
