// Bundles every page script (src/pages/*.ts), worker (src/workers/*.ts) and style sheet (src/styles/*.css) into minified files named by their content,
// and writes assets.json beside the classes: name -> path and the integrity value that the page states.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { OLDEST, tooNew } from "./browsers.mjs";
import { savedBooth } from "./saved.mjs";

const classes = process.argv[2] ?? "../../../target/classes";
const out = join(classes, "META-INF/resources/assets");
const list = (folder, ending) => readdirSync(folder).filter((name) => name.endsWith(ending)).sort().map((name) => join(folder, name));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const bundled = (entryPoints, format, define = {}) => build({
  entryPoints,
  ...OLDEST,
  define: { ...OLDEST.define, ...define },
  format,
  entryNames: "[name]-[hash]",
  outdir: out,
  metafile: true,
  legalComments: "linked",
  logLevel: "warning",
});
// modules as workers came to Firefox and Safari late
const workers = await bundled(list("src/workers", ".ts"), "iife");
// a worker takes no integrity value, so the script that starts it, which has one, knows its path: WORKER_VERIFIER of src/workers/verifier.ts
const paths = Object.entries(workers.metafile.outputs).filter(([, { entryPoint }]) => entryPoint);
const known = paths.map(([file, { entryPoint }]) => ["WORKER_" + basename(entryPoint, ".ts").toUpperCase(), JSON.stringify("/assets/" + basename(file))]);
const bundles = [workers, await bundled([...list("src/pages", ".ts"), ...list("src/styles", ".css")], "esm", Object.fromEntries(known))];

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
const { page, digest, faults } = await savedBooth();
complaints.push(...faults);
const saved = `dauys-booth-${digest.toString("hex").slice(0, 8).toUpperCase()}.html`;
writeFileSync(join(out, saved), page);
assets["booth.html"] = { path: "/assets/" + saved, integrity: "sha256-" + digest.toString("base64") };
complaints.push(...tooNew("booth.html", page));
if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  process.exit(1);
}

const sorted = Object.fromEntries(Object.entries(assets).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(classes, "assets.json"), JSON.stringify(sorted, null, 1) + "\n");
