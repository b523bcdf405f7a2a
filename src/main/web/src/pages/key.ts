/** The page of a person's signing key (browser): every state stands in the page, this shows the one that holds. @module */
import { letPrint } from "../account/forms";
import { groupsOf, isGroup, publicKeyOf, register, twoGroups } from "../account/key";
import { forget, keep, kept } from "../account/kept";
import { drawQr } from "../frame/qr";
import { showWrong } from "../account/signer";
import { fromHex, type Random } from "../protocol/bytes";
import { makeSecret, readSecret, type PersonSecret } from "../protocol/secret";

type State = "none" | "here" | "away" | "show" | "check" | "done" | "unsafe";

const page = find<HTMLElement>("#key");
const { staff = "", key: registered = "", context = "" } = page.dataset;
const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

let secret: PersonSecret | undefined;
let asked: [number, number] = [0, 1];

function find<T extends Element>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error("the page has no " + selector);
  return found;
}

function show(state: State): void {
  for (const part of Array.from(page.querySelectorAll<HTMLElement>("[data-state]"))) part.hidden = part.dataset["state"] !== state;
  const heading = page.querySelector<HTMLElement>(`[data-state="${state}"] [tabindex="-1"]`);
  heading?.focus();
  window.scrollTo(0, 0);
}

/** Shows one of the notes of the state, or none. */
function note(name: string | undefined): void {
  for (const each of Array.from(page.querySelectorAll<HTMLElement>("[data-note]"))) each.hidden = each.dataset["note"] !== name;
}

async function begin(): Promise<void> {
  if (!window.isSecureContext) return show("unsafe");
  if (registered === "") return show("none");
  show((await kept(staff, registered)) === undefined ? "away" : "here");
}

function make(): void {
  secret = makeSecret(random);
  const list = find<HTMLOListElement>("#groups");
  while (list.firstChild !== null) list.removeChild(list.firstChild);
  for (const group of groupsOf(secret)) {
    const item = document.createElement("li");
    item.textContent = group;
    list.appendChild(item);
  }
  drawQr(find<SVGElement>("#secret-qr"), groupsOf(secret).join(""));
  show("show");
}

function check(): void {
  asked = twoGroups(random);
  asked.forEach((number, i) => {
    find<HTMLElement>(`[data-number="${i}"]`).textContent = String(number + 1);
    find<HTMLInputElement>(`#group${i}`).value = "";
  });
  note(undefined);
  show("check");
}

async function confirm(): Promise<void> {
  const made = secret;
  if (made === undefined) return begin();
  if (!asked.every((number, i) => isGroup(made, number, find<HTMLInputElement>(`#group${i}`).value))) return note("mismatch");
  const sent = register(made, fromHex(context) ?? new Uint8Array(0), random);
  const answer = await post(sent);
  if (answer === undefined) return note("offline");
  if (!answer.ok) return note("refused");
  secret = undefined;
  note((await keep(staff, sent.key, made)) ? undefined : "not-kept");
  show("done");
}

async function post(body: unknown): Promise<Response | undefined> {
  try {
    return await fetch("/staff/key", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  } catch {
    return undefined;
  }
}

async function keepTypedSecret(): Promise<void> {
  const field = find<HTMLInputElement>("#secret");
  const typed = readSecret(field.value);
  const wrong = !typed.ok ? typed.why : publicKeyOf(typed.value) === registered ? undefined : "other";
  showWrong(page, field, wrong);
  if (!typed.ok || wrong !== undefined) return;
  field.value = "";
  if (await keep(staff, registered, typed.value)) return show("here");
  note("not-kept");
}

function onClick(selector: string, act: () => unknown): void {
  for (const button of Array.from(page.querySelectorAll<HTMLButtonElement>(selector))) button.addEventListener("click", () => void act());
}

function onSubmit(selector: string, act: () => unknown): void {
  find<HTMLFormElement>(selector).addEventListener("submit", (event) => {
    event.preventDefault();
    // it may be sent again after a correction; the frame's guard is for forms that leave the page
    event.stopPropagation();
    void act();
  });
}

onClick("[data-do=make]", make);
onClick("[data-do=check]", check);
onClick("[data-do=back]", () => show("show"));
onClick("[data-do=forget]", () => forget(staff).then(begin));
onSubmit("#check-form", confirm);
onSubmit("#secret-form", keepTypedSecret);
letPrint(document);
void begin();
