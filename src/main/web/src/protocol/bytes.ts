/** Bytes: numbers, text, hexadecimal and base64url, each with one spelling. @module */
import { bytesToHex, concatBytes } from "@noble/hashes/utils.js";

/** A source of random bytes: `length` fresh ones at each call. */
export type Random = (length: number) => Uint8Array;

export const concat = concatBytes;
export const toHex = bytesToHex;

/** {@code value} big-endian in {@code width} bytes (1 to 8; at most 2^53 - 1). */
function bigEndian(value: number, width: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** width) throw new RangeError(`no u${8 * width}: ${value}`);
  const bytes = new Uint8Array(width);
  for (let i = width - 1, rest = value; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  return bytes;
}

export const u8 = (value: number): Uint8Array => bigEndian(value, 1);
export const u16 = (value: number): Uint8Array => bigEndian(value, 2);
export const u32 = (value: number): Uint8Array => bigEndian(value, 4);
export const u64 = (value: number): Uint8Array => bigEndian(value, 8);

/** The big-endian number in all of {@code bytes}, at most six of them. */
export function toNumber(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The text, or undefined where {@code bytes} are not UTF-8. A byte-order mark stays a character. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Bytewise order, shorter first where one begins the other: negative, 0 or positive. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** The bytes of lower-case hexadecimal digits; undefined for anything else. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const URL_SAFE = BASE64 + "-_";
const STANDARD = BASE64 + "+/";

/** base64url without padding (RFC 4648 §5). */
export function toBase64Url(bytes: Uint8Array): string {
  return spell(bytes, URL_SAFE);
}

/** Undefined unless {@code text} is base64url without padding and with zero trailing bits. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  return read(text, URL_SAFE);
}

/** base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  const text = spell(bytes, STANDARD);
  return text + "=".repeat((4 - (text.length % 4)) % 4);
}

/** Undefined unless {@code text} is base64 with its padding and with zero trailing bits. */
export function fromBase64(text: string): Uint8Array | undefined {
  const bytes = read(text.replace(/={1,2}$/, ""), STANDARD);
  return bytes !== undefined && toBase64(bytes) === text ? bytes : undefined;
}

function spell(bytes: Uint8Array, alphabet: string): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const symbols = Math.min(bytes.length - i, 3) + 1;
    for (let j = 0; j < symbols; j++) text += alphabet[(group >> (18 - 6 * j)) & 63];
  }
  return text;
}

function read(text: string, alphabet: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (const symbol of text) {
    const value = alphabet.indexOf(symbol);
    if (value < 0) return undefined;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (buffer >> bits) & 0xff;
  }
  return (buffer & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}
