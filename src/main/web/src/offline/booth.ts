/**
 * The saved booth page (browser, spec: 14), in order: the election's data from a file, checked from the letter's fingerprint → marks, one contest a screen → review
 * → code → encrypt → the ballot as a file, to be handed in on the election's page. It has no connection: its own policy forbids every one.
 * @module
 */
import { readAnchor, type Anchor } from "../booth/anchor";
import { ballotIn } from "../booth/handingin";
import { Choosing } from "../booth/choosing";
import { Screens, showFault, showOnly, the } from "../booth/screens";
import { saveFile } from "../frame/saving";
import { ballotHead, FIRST, type Link } from "../protocol/ballot";
import { equal, type Random } from "../protocol/bytes";
import { credentialOf, readCode, type Credential } from "../protocol/credential";
import { encrypt, prepare, sign } from "../protocol/encryption";
import { writeEntry } from "../protocol/entry";
import { readFingerprint } from "../protocol/fingerprint";
import { encodePoint } from "../protocol/group";

type Language = "kk" | "ru" | "en";

/** The words of this page, which no server renders: the build puts in messages/saved_*.properties. */
declare const TEXTS: Readonly<Record<Language, Readonly<Record<string, string>>>>;

const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length));
const root = the(document, "#booth");
const screens = new Screens(root);
const languages = Array.from(document.querySelectorAll<HTMLAnchorElement>("[data-language]"));

let language: Language = "kk";
let anchor: Anchor | undefined;
let choosing: Choosing | undefined;

the(document, "#served").hidden = true;
root.hidden = false;
speak(languageOf(location.hash.slice(1)) ?? languageOf(navigator.language.slice(0, 2)) ?? "kk");
for (const link of languages) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    speak(languageOf(link.dataset["language"] ?? "") ?? "kk");
  });
}
onSubmit("intro", start);
onSubmit("code", vote);
the(root, "[data-retry]").onclick = () => void vote();

function languageOf(name: string): Language | undefined {
  return name === "kk" || name === "ru" || name === "en" ? name : undefined;
}

function onSubmit(screen: string, act: () => Promise<void>): void {
  the<HTMLFormElement>(screens.section(screen), "form").addEventListener("submit", (event) => {
    event.preventDefault();
    void act();
  });
}

/** Everything on the page in that language; what the manifest says of contests too. Marks stay. */
function speak(chosen: Language): void {
  language = chosen;
  document.documentElement.lang = chosen;
  document.title = `${word("title")} · Дауыс`;
  for (const link of languages) {
    if (link.dataset["language"] === chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const place of Array.from(document.querySelectorAll<HTMLElement>("[data-say]"))) {
    place.textContent = word(place.dataset["say"] ?? "");
  }
  the(root, "[data-name]").setAttribute("aria-label", word("encrypting"));
  for (const place of Array.from(root.querySelectorAll<HTMLElement>("[data-in]"))) {
    place.textContent = (JSON.parse(place.dataset["in"] ?? "{}") as Record<Language, string>)[chosen];
  }
}

function word(key: string): string {
  const found = TEXTS[language][key];
  if (found === undefined) throw new Error("no text " + key);
  return found;
}

async function bytesOf(selector: string): Promise<Uint8Array | undefined> {
  const file = the<HTMLInputElement>(root, selector).files?.[0];
  return file === undefined ? undefined : new Uint8Array(await file.arrayBuffer());
}

/** R-30, from the fingerprint of the letter. */
async function start(): Promise<void> {
  const section = screens.section("intro");
  const print = readFingerprint(the<HTMLInputElement>(section, "#print").value);
  const read = print.ok ? readAnchor((await bytesOf("#data")) ?? new Uint8Array(0), print.value) : undefined;
  showOnly(section, "wrong", !print.ok ? "print" : read?.ok === true ? undefined : "data");
  if (read?.ok !== true) return;
  anchor = read.value;
  draw(anchor);
  screens.show("contest-0");
  setTimeout(() => prepare(read.value.terms), 300);
}

type InLanguages = Readonly<Record<Language, string>>;

/** A text of the manifest, which follows the language. */
function said<K extends keyof HTMLElementTagNameMap>(tag: K, text: InLanguages, className = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.dataset["in"] = JSON.stringify(text);
  element.className = className;
  return element;
}

/** A text of this page. */
function own<K extends keyof HTMLElementTagNameMap>(tag: K, key: string, className = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.dataset["say"] = key;
  element.className = className;
  return element;
}

/** The screens of the contests and the list of choices, as the manifest has them. */
function draw({ manifest, terms }: Anchor): void {
  const place = the(root, "[data-contests]");
  const picks = the(root, "[data-picks]");
  place.replaceChildren();
  picks.replaceChildren();
  manifest.contests.forEach((question, index) => {
    place.append(contestScreen(question, index));
    picks.append(pickedRow(question, index));
  });
  the(root, "[data-address]").textContent = `${manifest.address}/vote`;
  screens.refresh();
  choosing = new Choosing(screens, terms.contests);
  speak(language);
}

type Question = Anchor["manifest"]["contests"][number];

function contestScreen({ title, text, kind, min, max, options, blank }: Question, index: number): HTMLElement {
  const section = document.createElement("section");
  section.dataset["screen"] = `contest-${index}`;
  section.hidden = true;
  const heading = said("h1", title);
  heading.tabIndex = -1;
  const legend = document.createElement("legend");
  legend.append(heading);
  const field = document.createElement("fieldset");
  field.className = "field";
  field.append(legend, ...(text === undefined ? [] : [said("p", text, "lines")]), rule(kind, min, max));
  for (const wrong of ["none", "few", "many"] as const) {
    const line = own("p", wrong, "wrong");
    line.dataset["wrong"] = wrong;
    line.hidden = true;
    field.append(line);
  }
  options.forEach(({ text: name, detail }, slot) => {
    field.append(choice(kind, index, slot, said("span", name), false), ...(detail === undefined ? [] : [said("p", detail, "hint lines")]));
  });
  if (blank) field.append(choice(kind, index, options.length, own("span", "blank"), true));
  section.append(field, button("next", "button", "next"), button("back", "button button-second", "back"));
  return section;
}

function rule(kind: Question["kind"], min: number, max: number): HTMLElement {
  if (kind === "single") return own("p", "chooseOne", "hint");
  const line = document.createElement("p");
  line.className = "hint";
  line.append(own("span", "chooseSome"), ` ${min === max ? max : `${min}–${max}`}`);
  return line;
}

function choice(kind: Question["kind"], contest: number, slot: number, text: HTMLElement, blank: boolean): HTMLElement {
  const input = document.createElement("input");
  input.type = kind === "single" ? "radio" : "checkbox";
  input.name = `contest-${contest}`;
  input.value = String(slot);
  if (blank) input.dataset["blank"] = "";
  const label = document.createElement("label");
  label.className = "choice";
  label.append(input, text);
  return label;
}

function button(key: "next" | "back", className: string, what: string): HTMLElement {
  const made = own("button", key, className);
  made.type = "button";
  made.dataset[what] = "";
  return made;
}

function pickedRow({ title, options, blank }: Question, index: number): HTMLElement {
  const row = document.createElement("div");
  const picked = document.createElement("dd");
  picked.dataset["picked"] = String(index);
  const texts = [...options.map((option) => said("span", option.text, "row")), ...(blank ? [own("span", "blank", "row")] : [])];
  texts.forEach((text, slot) => (text.dataset["slot"] = String(slot)));
  const nothing = own("span", "nothing", "row");
  nothing.dataset["nothing"] = "";
  picked.append(...texts, nothing);
  row.append(said("dt", title), picked);
  return row;
}

/** What was typed and marked stays until there is a ballot. */
function vote(): Promise<void> {
  return encryptMarked().catch((e: unknown) => showFault(screens, e));
}

async function encryptMarked(): Promise<void> {
  const section = screens.section("code");
  if (anchor === undefined || choosing === undefined) return screens.show("intro");
  const code = readCode(the<HTMLInputElement>(section, "#code").value);
  if (!code.ok) return showOnly(section, "wrong", "code");
  const credential = credentialOf(code.value, anchor.election);
  const earlier = await bytesOf("#earlier");
  const link = earlier === undefined ? FIRST : after(earlier, credential, anchor);
  showOnly(section, "wrong", link === undefined ? "earlier" : undefined);
  if (link !== undefined) await encryptFor(anchor, credential, link, choosing.choices());
}

/** Where the ballot after this one belongs; undefined unless it is one of this credential in this election. */
function after(file: Uint8Array, { key }: Credential, { terms }: Anchor): Link | undefined {
  const ballot = ballotIn(file, terms);
  if (ballot === undefined) return undefined;
  const { credential, link, hash } = ballotHead(ballot);
  return equal(credential, encodePoint(key, "compressed")) ? { counter: link.counter + 1, previous: hash } : undefined;
}

async function encryptFor(election: Anchor, credential: Credential, link: Link, choices: readonly (readonly number[])[]): Promise<void> {
  screens.show("encrypting");
  ready(await encrypted(election, credential, link, choices));
}

/** A ballot as a file. */
interface Encrypted {
  readonly tracker: string;
  readonly entry: Uint8Array;
}

async function encrypted({ terms }: Anchor, credential: Credential, link: Link, choices: readonly (readonly number[])[]): Promise<Encrypted> {
  const bar = the<HTMLProgressElement>(screens.section("encrypting"), "progress");
  bar.value = 0;
  const draft = await encrypt(terms, { credential, link, choices, attempt: 0 }, random, async (done, of) => {
    bar.value = done / of;
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
  if (!draft.ok) throw new Error("the page let a choice through that the contest does not allow: " + draft.why);
  const { tracker } = draft.value;
  return { tracker, entry: writeEntry("ballot", sign("dauys/v1/sign/ballot", terms, credential, draft.value, random)) };
}

function ready({ tracker, entry }: Encrypted): void {
  // the page may stand open on somebody else's computer
  the<HTMLInputElement>(screens.section("code"), "#code").value = "";
  const section = screens.section("ready");
  the(section, "[data-tracker]").textContent = tracker;
  the(section, "[data-save]").onclick = () => saveFile(`${tracker.slice(0, 5)}.dauys-ballot`, "application/octet-stream", entry);
  screens.show("ready", { replace: true });
}
