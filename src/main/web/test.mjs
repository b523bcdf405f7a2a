// Bundles every test/**/*.test.ts for Node and runs it there. A folder or file name given as an argument selects.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const out = "../../../target/web-test";
const wanted = process.argv[2] ?? "";
const tests = readdirSync("test", { recursive: true }).filter((name) => name.endsWith(".test.ts") && name.includes(wanted)).sort();
if (tests.length === 0) {
  console.error("no test matches " + wanted);
  process.exit(1);
}
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: tests.map((name) => join("test", name)),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  outdir: out,
  outbase: "test",
  outExtension: { ".js": ".mjs" },
  sourcemap: "inline",
  logLevel: "warning",
});
const bundles = tests.map((name) => join(out, name.replace(/\.ts$/, ".mjs")));
const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", "--test-reporter=spec", ...bundles], { stdio: "inherit" });
process.exit(run.status ?? 1);
