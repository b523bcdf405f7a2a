/** What `judge.mjs` runs: `TwoVerifiersTest.java` compares it with what the jar says. @module */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { archivedFiles } from "../src/observer/archive";
import { Unreadable, Verification, type Files, type Finding } from "../src/protocol/verification";
import { toolsOf } from "../src/protocol/webcrypto";

const folder = process.argv[2] ?? "";

const EXPECTED = ".expected";

function filesIn(record: string): Files {
  return async (path, most) => {
    const file = `${record}/${path}`;
    if (existsSync(file) && statSync(file).size > most) throw new Unreadable(path);
    return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
  };
}

async function judged(record: string): Promise<Verification | undefined> {
  const files = statSync(record).isDirectory() ? filesIn(record) : await archivedFiles(new Blob([readFileSync(record)]));
  const expected = existsSync(record + EXPECTED) ? readFileSync(record + EXPECTED, "utf8") : undefined;
  return files && Verification.run(files, toolsOf(globalThis.crypto), expected).catch((e: unknown) => {
    if (e instanceof Unreadable) return undefined;
    throw e;
  });
}

for (const name of readdirSync(folder).sort()) {
  if (name.endsWith(EXPECTED)) continue;
  const record = await judged(`${folder}/${name}`);
  const findings = (id: string): readonly Finding[] => record?.findings.filter((finding) => finding.id === id) ?? [];
  const checks = Array.from(record?.statuses ?? [], ([id, status]) => {
    return { id, status, count: record?.counts.get(id) ?? 0, findings: findings(id).map(({ index, kind, file }) => ({ index, kind, file })) };
  });
  console.log(JSON.stringify({ name, verdict: record?.verdict ?? "could-not-run", checks }));
}
