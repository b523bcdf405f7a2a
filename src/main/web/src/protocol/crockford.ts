/** Crockford Base32 as people read and type it (spec: C-1.1, B-5, K-1). @module */

export const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** What a person may type for a symbol: letters that Crockford leaves out, and Cyrillic letters of the same look. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  O: "0",
  I: "1",
  L: "1",
  "\u0410": "A",
  "\u0412": "B",
  "\u0415": "E",
  "\u041A": "K",
  "\u041C": "M",
  "\u041D": "H",
  "\u041E": "0",
  "\u0420": "P",
  "\u0421": "C",
  "\u0422": "T",
  "\u0425": "X",
  "\u0417": "3",
  "\u0406": "1",
};

/** C-1.1: the values 0–31 of what was typed, or what is wrong with it when {@code length} symbols are wanted. */
export function readSymbols(typed: string, length: number): number[] | "length" | "alphabet" {
  const symbols = Array.from(typed.replace(/[\t-\r \u00A0.\u2010\u2011\u2013\u2014-]/g, "").toUpperCase(), (c) => LOOK_ALIKES[c] ?? c);
  if (symbols.length !== length) return "length";
  const values = symbols.map((symbol) => ALPHABET.indexOf(symbol));
  return values.includes(-1) ? "alphabet" : values;
}

export function writeSymbols(values: readonly number[]): string {
  return values.map((value) => ALPHABET[value]).join("");
}

/** The first {@code count} groups of five bits of {@code bytes}, as values 0–31; bits beyond the end are zero. */
export function toSymbols(bytes: Uint8Array, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const at = Math.floor((5 * i) / 8);
    const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    return (pair >> (11 - ((5 * i) % 8))) & 31;
  });
}

/** The whole bytes in the bits of values 0–31; bits left over are dropped. */
export function fromSymbols(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.floor((5 * values.length) / 8));
  values.forEach((value, i) => {
    for (let bit = 0; bit < 5; bit++) {
      const at = 5 * i + bit;
      const index = Math.floor(at / 8);
      if (index < bytes.length) bytes[index] = (bytes[index] ?? 0) | (((value >> (4 - bit)) & 1) << (7 - (at % 8)));
    }
  });
  return bytes;
}

/** {@code symbols} in groups joined by hyphens. */
export function grouped(symbols: string, size: number): string {
  return (symbols.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join("-");
}
