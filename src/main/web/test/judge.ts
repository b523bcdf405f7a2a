/** What `judge.mjs` runs: `TwoVerifiersTest.java` compares it with what the jar says. @module */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { Unreadable, Verification, type Finding } from "../src/protocol/verification";
import { toolsOf } from "../src/protocol/webcrypto";

const folder = process.argv[2] ?? "";

for (const name of readdirSync(folder).sort()) {
  const files = async (path: string, most: number): Promise<Uint8Array | undefined> => {
    const file = `${folder}/${name}/${path}`;
    if (existsSync(file) && statSync(file).size > most) throw new Unreadable(path);
    return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
  };
  const record = await Verification.run(files, toolsOf(globalThis.crypto)).catch((e: unknown) => {
    if (e instanceof Unreadable) return undefined;
    throw e;
  });
  const findings = (id: string): readonly Finding[] => record?.findings.filter((finding) => finding.id === id) ?? [];
  const checks = Array.from(record?.statuses ?? [], ([id, status]) => {
    return { id, status, count: record?.counts.get(id) ?? 0, findings: findings(id).map(({ index, kind, file }) => ({ index, kind, file })) };
  });
  console.log(JSON.stringify({ name, verdict: record?.verdict ?? "could-not-run", checks }));
}
