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
if (complaints.length > 0) {
  console.error(complaints.join("\n"));
  process.exit(1);
}
const sorted = Object.fromEntries(Object.entries(assets).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(classes, "assets.json"), JSON.stringify(sorted, null, 1) + "\n");
