/**
 * Keeps what was typed over a switch of language, in this tab only. Passwords, files, codes (`data-secret`) and hidden
 * fields stay where they are.
 * @module
 */
type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Kept = { name: string; value: string; checked: boolean };

const NEVER = ["password", "hidden", "file", "submit", "button"];

function fields(page: Document): Field[] {
  const all = Array.from(page.querySelectorAll<Field>("main input, main select, main textarea"));
  return all.filter((field) => field.name !== "" && !NEVER.includes(field.type) && field.dataset["secret"] === undefined);
}

function isTick(field: Field): field is HTMLInputElement {
  return field.type === "radio" || field.type === "checkbox";
}

/** Stores the fields of this page under its path. */
export function keepTyped(page: Document, path: string): void {
  const kept: Kept[] = fields(page).map((field) => ({ name: field.name, value: field.value, checked: isTick(field) && field.checked }));
  if (kept.length > 0) store((storage) => storage.setItem(key(path), JSON.stringify(kept)));
}

/** Fills the fields once with what {@link keepTyped} stored for this path, and forgets it. */
export function restoreTyped(page: Document, path: string): void {
  store((storage) => {
    const text = storage.getItem(key(path));
    storage.removeItem(key(path));
    if (text !== null) fill(page, JSON.parse(text) as Kept[]);
  });
}

function fill(page: Document, kept: Kept[]): void {
  for (const field of fields(page)) {
    const same = kept.find((one) => one.name === field.name && (!isTick(field) || one.value === field.value));
    if (same === undefined) continue;
    if (isTick(field)) field.checked = same.checked;
    else field.value = same.value;
  }
}

function key(path: string): string {
  return "typed:" + path;
}

/** Browsers that allow no storage lose what was typed, and nothing else. */
function store(use: (storage: Storage) => void): void {
  try {
    use(window.sessionStorage);
  } catch {
    return;
  }
}
