// Runs the browser's decoders on the lines of a file, in Node: a name, a tab, bytes in hexadecimal digits; each is answered with a line.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const out = join("../../../target/web-twin", "twin.mjs");
await build({ entryPoints: ["test/twin.ts"], bundle: true, platform: "node", format: "esm", target: "node20", outfile: out, logLevel: "warning" });
const run = spawnSync(process.execPath, ["--enable-source-maps", out, process.argv[2]], { stdio: "inherit" });
process.exit(run.status ?? 1);
