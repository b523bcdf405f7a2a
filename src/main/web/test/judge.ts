/** What `judge.mjs` runs: `TwoVerifiersTest.java` compares it with what the jar says. @module */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Verification, type Finding } from "../src/protocol/verification";
import { toolsOf } from "../src/protocol/webcrypto";

const folder = process.argv[2] ?? "";

for (const name of readdirSync(folder).sort()) {
  const files = (path: string): Promise<Uint8Array | undefined> => {
    const file = `${folder}/${name}/${path}`;
    return Promise.resolve(existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined);
  };
  const record = await Verification.run(files, toolsOf(globalThis.crypto));
  const findings = (id: string): readonly Finding[] => record?.findings.filter((finding) => finding.id === id) ?? [];
  const checks = Array.from(record?.statuses ?? [], ([id, status]) => {
    return { id, status, count: record?.counts.get(id) ?? 0, findings: findings(id).map(({ index, kind, file }) => ({ index, kind, file })) };
  });
  console.log(JSON.stringify({ name, verdict: record?.verdict ?? "could-not-run", checks }));
}
