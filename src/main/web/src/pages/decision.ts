/**
 * The page of a decision (browser): signs the payload that the page shows with the person's own key and sends the line to the
 * server. Nothing is signed before the button is pressed.
 * @module
 */
import { signPayload } from "../account/signer";
import { utf8 } from "../protocol/bytes";

type Note = "failed" | "offline" | "unsafe" | "signing";

const part = find<HTMLElement>(document, "#decision");
const button = find<HTMLButtonElement>(part, "[data-sign]");
const detail = find<HTMLElement>(part, '[data-note="detail"]');
const { kind = "", payload = "", kid = "", address = "" } = part.dataset;

function find<T extends Element>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (found === null) throw new Error("the page has no " + selector);
  return found;
}

function show(note: Note | undefined): void {
  for (const each of Array.from(part.querySelectorAll<HTMLElement>("[data-note]"))) each.hidden = each.dataset["note"] !== note;
  button.disabled = note === "signing" || note === "unsafe";
}

async function sign(): Promise<void> {
  const jws = await signPayload(kind, utf8(payload), kid);
  if (jws === undefined) return;
  show("signing");
  const answer = await send(jws);
  if (answer === undefined) return show("offline");
  if (answer.ok) return location.reload();
  show("failed");
  await tell(answer);
}

async function send(jws: string): Promise<Response | undefined> {
  try {
    return await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ jws }) });
  } catch {
    return undefined;
  }
}

/** The server's sentence, where it has one for people. */
async function tell(answer: Response): Promise<void> {
  try {
    const problem: unknown = await answer.json();
    if (typeof problem !== "object" || problem === null || !("title" in problem) || typeof problem.title !== "string") return;
    detail.textContent = problem.title;
    detail.hidden = false;
  } catch {
    detail.hidden = true;
  }
}

button.addEventListener("click", () => void sign());
show(window.isSecureContext ? undefined : "unsafe");
