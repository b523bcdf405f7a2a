import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

/** The bytes of the saved page that a build of its own makes, and the hash by which the service names it. */
function built(zone: string): { readonly page: Buffer; readonly named: string } {
  const classes = mkdtempSync(join(tmpdir(), "dauys-"));
  try {
    const build = spawnSync(process.execPath, ["build.mjs", classes], { env: { ...process.env, TZ: zone }, stdio: "inherit" });
    assert.equal(build.status, 0);
    const { path, integrity } = (JSON.parse(readFileSync(join(classes, "assets.json"), "utf8")) as Record<string, { path: string; integrity: string }>)["booth.html"] ?? assert.fail();
    return { page: readFileSync(join(classes, "META-INF/resources", path)), named: integrity };
  } finally {
    rmSync(classes, { recursive: true });
  }
}

test("S-1 two builds make the saved page with the same bytes, and name it by their hash", () => {
  const first = built("UTC");
  const second = built("Asia/Almaty");
  assert.ok(first.page.equals(second.page));
  assert.equal(first.named, "sha256-" + createHash("sha256").update(first.page).digest("base64"));
});
