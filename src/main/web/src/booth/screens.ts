/** Shows one screen of the booth at a time; the phone's back button goes back a screen. @module */

/** Screens from which going back must not lead into a ballot that has left. */
const NO_RETURN = ["encrypting", "sending"];

export class Screens {
  private sections: readonly HTMLElement[] = [];
  private readonly entered = new Map<string, () => void>();
  private shown = "intro";

  constructor(private readonly root: HTMLElement) {
    this.refresh();
    history.replaceState({ screen: this.shown }, "");
    window.addEventListener("popstate", (event) => this.wentBack(event.state as { screen?: string } | null));
    root.addEventListener("click", (event) => this.clicked(event));
  }

  /** Takes in screens that have come to the page. */
  refresh(): void {
    this.sections = Array.from(this.root.querySelectorAll<HTMLElement>("[data-screen]"));
  }

  get current(): string {
    return this.shown;
  }

  /** What to do each time a screen appears. */
  on(screen: string, enter: () => void): void {
    this.entered.set(screen, enter);
  }

  /** Goes to a screen. With `replace` the one before can't be reached by going back. */
  show(screen: string, { replace = false } = {}): void {
    if (replace || NO_RETURN.includes(this.shown)) history.replaceState({ screen }, "");
    else history.pushState({ screen }, "");
    this.paint(screen);
  }

  section(screen: string): HTMLElement {
    const found = this.sections.find((section) => section.dataset["screen"] === screen);
    if (found === undefined) throw new Error("no screen " + screen);
    return found;
  }

  private paint(screen: string): void {
    this.shown = screen;
    for (const section of this.sections) section.hidden = section.dataset["screen"] !== screen;
    this.entered.get(screen)?.();
    window.scrollTo(0, 0);
    this.section(screen).querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  private wentBack(state: { screen?: string } | null): void {
    const screen = state?.screen;
    if (screen === undefined || NO_RETURN.includes(this.shown)) {
      history.pushState({ screen: this.shown }, "");
      return;
    }
    this.paint(NO_RETURN.includes(screen) ? "review" : screen);
  }

  private clicked(event: Event): void {
    const target = (event.target as Element).closest<HTMLElement>("[data-go],[data-back]");
    if (target === null) return;
    event.preventDefault();
    const screen = target.dataset["go"];
    if (screen === undefined) history.back();
    else this.show(screen);
  }
}

/** Shows of all elements with that data attribute the one whose value is given, hides the others. */
export function showOnly(root: ParentNode, attribute: string, value: string | undefined): void {
  for (const element of Array.from(root.querySelectorAll<HTMLElement>(`[data-${attribute}]`))) {
    element.hidden = element.getAttribute("data-" + attribute) !== value;
  }
}

/** Shows that something broke which should never break. Only its name: the message may hold what must not be shown. */
export function showFault(screens: Screens, e: unknown): void {
  the(screens.section("fault"), "[data-fault]").textContent = e instanceof Error ? e.name : "?";
  screens.show("fault", { replace: true });
}

/** The one element that the page has by construction. */
export function the<T extends Element = HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (found === null) throw new Error("no " + selector);
  return found;
}
