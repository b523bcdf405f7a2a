/** Where a receipt's QR code leads (browser, spec: Q-3): finds out which election it is of, and goes to its receipt page. @module */
import { fingerprint } from "../protocol/fingerprint";
import { readShortForm } from "../protocol/receipt";
import { get } from "../booth/calls";
import { showOnly, the } from "../booth/screens";

void go();

async function go(): Promise<void> {
  const short = readShortForm(location.hash.slice(1));
  const answer = short === undefined ? undefined : await get(`/r/${fingerprint(short.election)}`);
  const slug = answer?.kind === "ok" ? new TextDecoder().decode(answer.body) : "";
  if (short !== undefined && /^[a-z0-9-]{3,40}$/.test(slug)) return location.replace(`/e/${slug}/receipt#${short.tracker}`);
  the(document, "#short").hidden = true;
  showOnly(document, "answer", answer?.kind === "offline" ? "offline" : "wrong");
}
