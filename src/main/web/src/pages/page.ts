/**
 * Runs on every page (browser): says that scripts run, takes the reader to the summary of errors, keeps what was typed
 * and the secret after # when the language is switched, and lets a form go off only once.
 * @module
 */
import { keepTyped, restoreTyped } from "../frame/typed.ts";

document.documentElement.classList.add("script");

document.querySelector<HTMLElement>(".errors")?.focus();

restoreTyped(document, location.pathname);
for (const link of Array.from(document.querySelectorAll<HTMLAnchorElement>(".languages a"))) {
  link.addEventListener("click", () => {
    keepTyped(document, location.pathname);
    // what stands after # never reaches a server, so only this script can carry it over
    link.hash = location.hash;
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.dataset["sent"] === "yes") event.preventDefault();
  form.dataset["sent"] = "yes";
});
// a page that comes back from the history may be sent again
window.addEventListener("pageshow", () => {
  for (const form of Array.from(document.forms)) delete form.dataset["sent"];
});
