/**
 * (browser) Signing by a person of staff, for every page that includes the panel {@code #signer} (the template's tag
 * {@code signer}, outside of any form). With a key kept in this browser nothing is asked; else the panel asks for the printed
 * secret, once for as long as the page stays open. Who is signed out is told so before that. Show in words what is signed before calling.
 * @module
 */
import { signLine } from "../protocol/jws";
import { readSecret, type PersonSecret } from "../protocol/secret";
import { importSigningKey, signerOf } from "../protocol/webcrypto";
import { publicKeyOf, signingKeyOf } from "./key";
import { deriveFrom, keep, kept, type Derive } from "./kept";

let opened: Derive | undefined;

/**
 * One line of a signed entry (spec: J-3): the compact JWS of {@code kind} over exactly {@code payload}, under the signed-in
 * person's key. {@code kid} is the person's id in the election. Undefined when the person gives up or has no key.
 */
export async function signPayload(kind: string, payload: Uint8Array, kid: string): Promise<string | undefined> {
  const derive = await personKey();
  if (derive === undefined) return undefined;
  const key = await importSigningKey(crypto.subtle, await signingKeyOf(derive));
  return signLine(kind, kid, payload, signerOf(crypto.subtle, key));
}

/** Derives from the signed-in person's secret (spec: K-1), as key holders do. Undefined when the person gives up or has no key. */
export async function personKey(): Promise<Derive | undefined> {
  const panel = document.getElementById("signer");
  if (panel === null) throw new Error("the page has no signer panel");
  const { staff = "", key = "" } = panel.dataset;
  if (await isSignedOut()) return undefined;
  opened ??= (await kept(staff, key)) ?? (await ask(panel, staff, key));
  return opened;
}

/** Says so, and where to sign in without leaving this page. Without a connection nobody knows. */
async function isSignedOut(): Promise<boolean> {
  const answer = await fetch("/staff/key", { headers: { accept: "text/html" }, cache: "no-store", redirect: "manual" }).catch(() => undefined);
  const note = part(document, "#signed-out");
  note.hidden = answer?.type !== "opaqueredirect";
  if (!note.hidden) note.focus();
  return !note.hidden;
}

/** Why a typed secret is not this person's; the panel has a text for each. */
type Wrong = "length" | "alphabet" | "check" | "other";

function read(typed: string, key: string): PersonSecret | Wrong {
  const secret = readSecret(typed);
  if (!secret.ok) return secret.why;
  return publicKeyOf(secret.value) === key ? secret.value : "other";
}

/** Shows the panel until the right secret is typed or the person stops. */
function ask(panel: HTMLElement, staff: string, key: string): Promise<Derive | undefined> {
  const field = part<HTMLInputElement>(panel, "#signer-secret");
  const before = document.activeElement as HTMLElement | null;
  panel.hidden = false;
  panel.focus();
  return new Promise((resolve) => {
    const close = (derive: Derive | undefined): void => {
      field.value = "";
      panel.hidden = true;
      before?.focus();
      resolve(derive);
    };
    part(panel, "[data-stop]").onclick = () => close(undefined);
    part<HTMLFormElement>(panel, "form").onsubmit = (event) => {
      event.preventDefault();
      event.stopPropagation();
      const secret = read(field.value, key);
      showWrong(panel, field, typeof secret === "string" ? secret : undefined);
      if (typeof secret !== "string") void remember(panel, staff, key, secret).then(close);
    };
  });
}

async function remember(panel: HTMLElement, staff: string, key: string, secret: PersonSecret): Promise<Derive> {
  if (part<HTMLInputElement>(panel, "#signer-keep").checked) await keep(staff, key, secret);
  return deriveFrom(secret);
}

/** Shows the sentence for what is wrong with a typed secret, and no other. */
export function showWrong(panel: HTMLElement, field: HTMLInputElement, why: Wrong | undefined): void {
  for (const text of Array.from(panel.querySelectorAll<HTMLElement>("[data-wrong]"))) text.hidden = text.dataset["wrong"] !== why;
  field.closest(".field")?.classList.toggle("field-wrong", why !== undefined);
  if (why !== undefined) field.focus();
}

function part<T extends HTMLElement>(panel: ParentNode, selector: string): T {
  const found = panel.querySelector<T>(selector);
  if (found === null) throw new Error("the signer panel has no " + selector);
  return found;
}
