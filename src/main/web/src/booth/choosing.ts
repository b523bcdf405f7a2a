/** The member's marks: read from the page, refused there if the contest does not allow them, shown again for review. @module */
import { checkChoice, type Contest } from "../protocol/contest";
import { showOnly, the, type Screens } from "./screens";

export class Choosing {
  constructor(private readonly screens: Screens, private readonly contests: readonly Contest[]) {
    for (const contest of contests) this.wire(contest);
    screens.on("review", () => showChoices(screens.section("review"), this.choices()));
  }

  /** Per contest the chosen slots, ascending. */
  choices(): number[][] {
    return this.contests.map((contest) => this.chosen(contest));
  }

  /** Takes every mark away, so that whoever gets the phone after the vote finds none (attack F10). */
  forget(): void {
    for (const contest of this.contests) {
      for (const input of this.inputs(contest)) input.checked = false;
      this.count(contest);
    }
    showChoices(this.screens.section("review"), this.choices());
  }

  private wire(contest: Contest): void {
    const section = this.section(contest);
    // marks may have come back with a switch of language
    this.count(contest);
    section.addEventListener("change", (event) => this.changed(contest, event.target as HTMLInputElement));
    the(section, "[data-next]").addEventListener("click", () => {
      const wrong = this.wrong(contest);
      showOnly(section, "wrong", wrong);
      if (wrong === undefined) this.screens.show(contest.index + 1 < this.contests.length ? `contest-${contest.index + 1}` : "review");
      else section.querySelector<HTMLElement>("input")?.focus();
    });
  }

  private count(contest: Contest): void {
    const count = this.section(contest).querySelector("[data-chosen]");
    if (count !== null) count.textContent = String(this.chosen(contest).filter((slot) => slot < contest.options.length).length);
  }

  /** A blank vote and marks exclude each other: the later tick wins. */
  private changed(contest: Contest, ticked: HTMLInputElement): void {
    const section = this.section(contest);
    const blank = ticked.dataset["blank"] !== undefined;
    if (ticked.checked && ticked.type === "checkbox") {
      for (const input of this.inputs(contest)) {
        if (input !== ticked && (blank || input.dataset["blank"] !== undefined)) input.checked = false;
      }
    }
    this.count(contest);
    showOnly(section, "wrong", this.wrong(contest) === "many" ? "many" : undefined);
  }

  private wrong(contest: Contest): "none" | "few" | "many" | undefined {
    const chosen = this.chosen(contest);
    if (checkChoice(contest, chosen).ok) return undefined;
    if (chosen.length === 0) return "none";
    return chosen.length < contest.min ? "few" : "many";
  }

  private chosen(contest: Contest): number[] {
    return this.inputs(contest).filter((input) => input.checked).map((input) => Number(input.value)).sort((a, b) => a - b);
  }

  private inputs(contest: Contest): HTMLInputElement[] {
    return Array.from(this.section(contest).querySelectorAll<HTMLInputElement>(".choice input"));
  }

  private section(contest: Contest): HTMLElement {
    return this.screens.section(`contest-${contest.index}`);
  }
}

/** Shows per contest the rows of the chosen slots, hides the others. */
export function showChoices(root: ParentNode, choices: readonly (readonly number[])[]): void {
  choices.forEach((chosen, index) => {
    const picked = the(root, `[data-picked="${index}"]`);
    for (const row of Array.from(picked.querySelectorAll<HTMLElement>("[data-slot]"))) row.hidden = !chosen.includes(Number(row.dataset["slot"]));
    the(picked, "[data-nothing]").hidden = chosen.length > 0;
  });
}
