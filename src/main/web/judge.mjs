// Judges every record in a folder with the browser's verifier, in Node: one line of JSON a record, as `dauys-verify --json` says it.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const out = join("../../../target/web-judge", "judge.mjs");
await build({ entryPoints: ["test/judge.ts"], bundle: true, platform: "node", format: "esm", target: "node20", outfile: out, logLevel: "warning" });
const run = spawnSync(process.execPath, ["--enable-source-maps", out, process.argv[2]], { stdio: "inherit" });
process.exit(run.status ?? 1);
