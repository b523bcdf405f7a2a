/**
 * Whether the witnesses have confirmed that a ballot is in the record (browser, spec: Q-6). The server sends a head and a proof; signatures and proof are judged
 * here, by the keys in the manifest.
 * @module
 */
import { decode, list, object } from "../protocol/json";
import type { Manifest } from "../protocol/manifest";
import { CONFIRMATION, confirmedBy } from "../protocol/receipt";
import { postJson } from "./calls";
import { showOnly } from "./screens";

const ANSWER = object({ heads: list(CONFIRMATION, 0, 1) });

/** Milliseconds between two questions of a page that waits; after the last it stops. */
const PAUSES = [2_000, 3_000, 5_000, 10_000, 15_000, 30_000, 30_000, 60_000, 60_000, 120_000, 300_000];

/** An entry of the log, as its owner knows it. */
export interface Placed {
  readonly index: number;
  readonly leaf: Uint8Array;
}

/** How many witnesses confirm it; 0 while the quorum does not, or no answer comes that shows it. */
export async function confirmations(slug: string, manifest: Manifest, entry: Placed): Promise<number> {
  const answer = await postJson(`/e/${slug}/receipt/confirmation`, { index: entry.index });
  const sent = answer.kind === "ok" ? decode(ANSWER, answer.body) : undefined;
  const [head] = sent?.ok === true ? sent.value.heads : [];
  return head === undefined ? 0 : confirmedBy(entry, head, manifest);
}

/** Shows in {@code root} how many there are. A page whose manifest names no witnesses says nothing of them. */
export function showConfirmations(root: ParentNode, count: number): void {
  showOnly(root, "confirmed", count > 0 ? "yes" : "no");
  for (const place of Array.from(root.querySelectorAll("[data-witnesses]"))) place.textContent = String(count);
}

/** Asks again and again while the page is looked at, until the witnesses have confirmed the entry or {@code stop} says so. */
export async function awaitConfirmations(root: ParentNode, slug: string, manifest: Manifest, entry: Placed, stop: () => boolean): Promise<void> {
  if (manifest.witnesses.keys.length === 0) return;
  showConfirmations(root, 0);
  for (const pause of PAUSES) {
    if (stop()) return;
    const count = await confirmations(slug, manifest, entry);
    if (count > 0 && !stop()) return showConfirmations(root, count);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
