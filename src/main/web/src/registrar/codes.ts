/**
 * The codes of an election that a registrar issues (spec: C-1, C-2, M-5): one for each line of the roll, and the letters' order and portions.
 * @module
 */
import type { Random } from "../protocol/bytes";
import { credentialOf, makeCode, type Code } from "../protocol/credential";
import type { Point } from "../protocol/group";

const CONTROL = 8;

/** Letters printed at a time: what an office computer lays out in a moment, and a stack that one can look through. */
export const PORTION = 200;

/** Undefined where two codes are alike: a generator that repeats itself is broken. */
export function makeCodes(count: number, random: Random): readonly Code[] | undefined {
  const codes = Array.from({ length: count }, () => makeCode(random));
  return new Set(codes).size === count ? codes : undefined;
}

/**
 * C-2: the credentials of these codes.
 * @param rest called after each with the part that is done, 0 to 1; may let the page draw
 */
export async function credentialsOf(
  codes: readonly Code[],
  election: Uint8Array,
  rest: (done: number) => Promise<void> | undefined,
): Promise<readonly Point[]> {
  const credentials: Point[] = [];
  for (const code of codes) {
    credentials.push(credentialOf(code, election).key);
    await rest(credentials.length / codes.length);
  }
  return credentials;
}

/** What the last sheet of the letters alone says, so that who typed it has all of them: `4821 7730`. */
export function makeControl(random: Random): string {
  const digits = Array.from(random(CONTROL), (byte) => byte % 10).join("");
  return `${digits.slice(0, CONTROL / 2)} ${digits.slice(CONTROL / 2)}`;
}

/** With spaces or dashes as people like them. */
export function isControl(typed: string, control: string): boolean {
  return typed.replace(/\D/g, "") === control.replace(" ", "");
}

/** Where the letters of a portion begin and end, portions counted from 0. */
export function portionOf(index: number, letters: number): { readonly from: number; readonly to: number } {
  return { from: index * PORTION, to: Math.min((index + 1) * PORTION, letters) };
}

export function portionsOf(letters: number): number {
  return Math.ceil(letters / PORTION);
}

/** The voting page with code and election behind the #, which no browser sends to a server (C-2). */
export function linkOf(address: string, code: Code, fingerprint: string): string {
  return `${address}/vote#c=${code}&f=${fingerprint.replace(/-/g, "")}`;
}
