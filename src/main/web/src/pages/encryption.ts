/** Opens an audited ballot (browser, spec: B-8): recomputes it from the opening, shows its tracker and choices. Sends nothing. @module */
import { readAnchor, type Anchor } from "../booth/anchor";
import { get } from "../booth/calls";
import { showChoices } from "../booth/choosing";
import { showOnly, the } from "../booth/screens";
import { readOpening, recompute } from "../protocol/opening";

const root = the(document, "#check");
const field = the<HTMLTextAreaElement>(root, "textarea");

void start();

async function start(): Promise<void> {
  field.value = location.hash.slice(1);
  history.replaceState(history.state, "", location.pathname + location.search);
  const answer = await get(`/e/${root.dataset["slug"] ?? ""}/anchor`);
  const anchor = answer.kind === "ok" ? readAnchor(answer.body, undefined) : undefined;
  if (anchor?.ok !== true) return showOnly(document, "needs", answer.kind === "offline" ? "connection" : "anchor");
  the<HTMLButtonElement>(root, "button").disabled = false;
  the<HTMLFormElement>(root, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    check(anchor.value);
  });
  if (field.value !== "") check(anchor.value);
}

function check({ terms }: Anchor): void {
  const opening = readOpening(field.value.trim(), terms.contests.length);
  const ballot = opening.ok ? recompute(opening.value, terms) : opening;
  the(root, "[data-shape]").hidden = ballot.ok;
  the(root, "[data-found]").hidden = !ballot.ok;
  if (!opening.ok || !ballot.ok) return;
  the(root, "[data-tracker]").textContent = ballot.value.tracker;
  showChoices(root, opening.value.choices);
}
