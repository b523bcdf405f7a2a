// Bundles every page script (src/pages/*.ts) and style sheet (src/styles/*.css) into minified files named by their content,
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
const bundle = await build({
  entryPoints: [...list("src/pages", ".ts"), ...list("src/styles", ".css")],
  ...OLDEST,
  format: "esm",
  entryNames: "[name]-[hash]",
  outdir: out,
  metafile: true,
  legalComments: "linked",
  logLevel: "warning",
});

const assets = {};
const complaints = [];
for (const [file, { entryPoint }] of Object.entries(bundle.metafile.outputs)) {
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
