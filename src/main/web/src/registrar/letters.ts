/**
 * (browser) Letters in the page, one a printed sheet, made of the templates that the server rendered. They lie outside of everything that is seen on
 * the screen, and are all that is printed.
 * @module
 */
import { drawQr } from "../frame/qr";
import { printCode, type Code } from "../protocol/credential";
import type { Line } from "./lines";

/** One member's letter; {@code link} holds the code. */
export interface Letter {
  readonly line: Line;
  readonly code: Code;
  readonly link: string;
}

export class Letters {
  private readonly place = document.createElement("div");
  /** By language: the first of the server's layouts that fits a sheet in this browser's fonts. */
  private readonly layouts = new Map<string, HTMLElement>();

  constructor() {
    this.place.className = "letters";
    document.body.append(this.place);
    document.body.classList.add("prints-letters");
  }

  /** These letters in place of the last ones; {@code control} on a sheet after them. */
  lay(letters: readonly Letter[], control: string | undefined, count: string): void {
    this.clear();
    const sheets = letters.map((letter) => this.sheet(letter));
    this.place.append(...sheets, ...(control === undefined ? [] : [controlSheet(control, count)]));
  }

  /** No code is in the page any more. */
  clear(): void {
    this.place.textContent = "";
  }

  private sheet({ line, code, link }: Letter): HTMLElement {
    const sheet = this.layout(line.language).cloneNode(true) as HTMLElement;
    const groups = printCode(code);
    const middle = (groups.length - 1) / 2;
    slot(sheet, "name").textContent = line.name;
    slot(sheet, "organisation").textContent = line.organisation;
    slot(sheet, "card").textContent = `№ ${line.card}`;
    slot(sheet, "code").textContent = `${groups.slice(0, middle)}\n${groups.slice(middle + 1)}`;
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    drawQr(picture, link);
    slot(sheet, "qr").append(picture);
    return sheet;
  }

  private layout(language: string): HTMLElement {
    const known = this.layouts.get(language) ?? this.fitting(layoutsIn(language));
    this.layouts.set(language, known);
    return known;
  }

  /** Names and codes stand in places of fixed size, so that an empty letter is as long as a filled one. */
  private fitting(layouts: readonly HTMLElement[]): HTMLElement {
    const last = layouts[layouts.length - 1];
    if (last === undefined) throw new Error("the page has no letter in this language");
    const page = document.createElement("div");
    page.className = "letters-page";
    this.place.classList.add("letters-measured");
    this.place.append(page);
    const found = layouts.find((layout) => {
      this.place.append(layout);
      const fits = layout.offsetHeight <= page.offsetHeight;
      layout.remove();
      return fits;
    });
    page.remove();
    this.place.classList.remove("letters-measured");
    return found ?? last;
  }
}

function layoutsIn(language: string): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLTemplateElement>(`template[data-letter="${CSS.escape(language)}"]`)).map(article);
}

function controlSheet(control: string, count: string): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>("template[data-control]");
  if (template === null) throw new Error("the page has no control sheet");
  const sheet = article(template);
  slot(sheet, "letters").textContent = count;
  slot(sheet, "number").textContent = control;
  return sheet;
}

function article(template: HTMLTemplateElement): HTMLElement {
  return (template.content.querySelector("article") as HTMLElement).cloneNode(true) as HTMLElement;
}

function slot(sheet: HTMLElement, name: string): HTMLElement {
  const found = sheet.querySelector<HTMLElement>(`[data-slot="${name}"]`);
  if (found === null) throw new Error("the sheet has no " + name);
  return found;
}
