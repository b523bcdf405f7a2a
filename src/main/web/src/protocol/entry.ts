/** The envelope of an entry: its kind, then its body (spec: J-2). @module */
import { concat, fromUtf8, utf8 } from "./bytes";

const PREFIX = "dauys/v1 ";
const LONGEST_LINE = 64;
/** C2SP tlog-tiles. */
export const LARGEST_ENTRY = 65_535;

export interface Entry {
  readonly kind: string;
  readonly body: Uint8Array;
}

export function writeEntry(kind: string, body: Uint8Array): Uint8Array {
  return concat(utf8(`${PREFIX}${kind}\n`), body);
}

/** Undefined unless a first line names a kind; whether the kind exists is the record's to say. */
export function readEntry(bytes: Uint8Array): Entry | undefined {
  const end = bytes.subarray(0, LONGEST_LINE).indexOf(0x0a);
  const line = end < 0 || bytes.length > LARGEST_ENTRY ? undefined : fromUtf8(bytes.subarray(0, end));
  return line?.startsWith(PREFIX) ? { kind: line.slice(PREFIX.length), body: bytes.slice(end + 1) } : undefined;
}
