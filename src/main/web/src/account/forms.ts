/** (browser) Small comforts of the forms of accounts: a link's secret, a password that can be looked at, printing. @module */

/** Puts what stands after # in the address into the hidden field for it: no server sees it before the form is sent. */
export function fillFromFragment(page: Document, fragment: string): void {
  for (const field of Array.from(page.querySelectorAll<HTMLInputElement>("input[data-fragment]"))) field.value = fragment.replace(/^#/, "");
}

/** Lets a button show and hide the password that it names. */
export function letReveal(page: Document): void {
  for (const button of Array.from(page.querySelectorAll<HTMLButtonElement>("button[data-reveal]"))) {
    const field = page.getElementById(button.dataset["reveal"] ?? "") as HTMLInputElement | null;
    if (field === null) continue;
    button.hidden = false;
    button.addEventListener("click", () => reveal(button, field, field.type === "password"));
    // as a password again, so that no browser keeps it among what was typed
    field.form?.addEventListener("submit", () => reveal(button, field, false));
  }
}

function reveal(button: HTMLButtonElement, field: HTMLInputElement, shown: boolean): void {
  field.type = shown ? "text" : "password";
  for (const label of Array.from(button.querySelectorAll<HTMLElement>("[data-when]"))) {
    label.hidden = (label.dataset["when"] === "shown") !== shown;
  }
}

export function letPrint(page: Document): void {
  for (const button of Array.from(page.querySelectorAll<HTMLButtonElement>("button[data-print]"))) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
