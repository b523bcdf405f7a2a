// Prints a script for a browser in which `multiplication()` says how many milliseconds one variable-base multiplication of noble takes there.
import { build } from "esbuild";

const made = await build({ entryPoints: ["test/multiplication.ts"], bundle: true, format: "iife", globalName: "bench", target: "es2020", write: false });
process.stdout.write(made.outputFiles[0].text + "; bench.multiplication()");
