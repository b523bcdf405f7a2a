/**
 * A record in a ZIP archive that the reader chose (browser). Only one form of archive is taken (spec: L-7.1): of any other the next program may read another
 * record. The jar's twin is `ZipDirectory.java`.
 * @module
 */
import { equal } from "../protocol/bytes";
import { Unreadable, type Files } from "../protocol/verification";
import { bounded } from "./files";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const DESCRIPTOR = 0x08074b50;
const END = 0x06054b50;
const WIDE_END = 0x06064b50;
const WIDE_PLACE = 0x07064b50;

const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
const WIDE_END_LENGTH = 56;
const WIDE_PLACE_LENGTH = 20;
const DESCRIPTOR_LENGTH = 16;
const WIDE_DESCRIPTOR_LENGTH = 24;

/** Most bytes of a directory. */
const MOST = 2 ** 25;
/** How hard it was packed, that a descriptor follows, that the name is UTF-8. */
const KNOWN_FLAGS = 0x80e;
const DESCRIBED = 8;
const STORED = 0;
const DEFLATED = 8;
/** Stands where the number is in the field for 64 bits. */
const ELSEWHERE = 0xffffffff;
const ELSEWHERE_16 = 0xffff;
const WIDE_FIELD = 0x0001;
/** Info-ZIP's, with a name that some programs take instead. */
const OTHER_NAME = 0x7075;

/** The bytes of a file in an archive, and what they are when unpacked. */
interface Place {
  readonly at: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
}

/** What the end of the archive says of the directory, and where it has to end. */
interface Extent {
  readonly count: number;
  readonly length: number;
  readonly start: number;
  readonly end: number;
}

/** What a local header and the directory both say of a file; `offset` only the directory. */
interface Header {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly name: Uint8Array;
  readonly size: number;
  readonly packed: number;
  readonly offset: number;
}

class OtherForm extends Error {}

function check(isOfTheForm: boolean): asserts isOfTheForm {
  if (!isOfTheForm) throw new OtherForm();
}

/** Bytes whose numbers are little-endian, read from the beginning to the end. */
class Bytes {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  take(length: number): Uint8Array {
    check(length <= this.left);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  next(length: number): Bytes {
    return new Bytes(this.take(length));
  }

  u16(at: number): number {
    return this.view.getUint16(at, true);
  }

  u32(at: number): number {
    return this.view.getUint32(at, true);
  }

  u64(at: number): number {
    const value = this.u32(at + 4) * 2 ** 32 + this.u32(at);
    check(value <= Number.MAX_SAFE_INTEGER);
    return value;
  }
}

/** These bytes of the archive, all of which are there. */
async function part(archive: Blob, at: number, length: number): Promise<Bytes> {
  check(at >= 0);
  return new Bytes(new Uint8Array(await archive.slice(at, at + length).arrayBuffer()));
}

/** The files of an archive, each read when it is asked for. Undefined where it has another form. */
export async function archivedFiles(archive: Blob): Promise<Files | undefined> {
  const places = await placesIn(archive).catch((e: unknown) => {
    if (e instanceof OtherForm) return undefined;
    throw e;
  });
  if (places === undefined) return undefined;
  return async (path, most) => {
    const place = places.get(path);
    return place === undefined ? undefined : read(archive, path, place, most);
  };
}

async function placesIn(archive: Blob): Promise<ReadonlyMap<string, Place>> {
  const { count, length, start, end } = await extentOf(archive);
  check(start + length === end && length <= MOST);
  const directory = await part(archive, start, length);
  const places = new Map<string, Place>();
  let next = 0;
  while (directory.left > 0) {
    // each file stands right behind the one before
    const fixed = directory.next(CENTRAL_LENGTH);
    check(fixed.u32(0) === CENTRAL && fixed.u16(32) === 0 && fixed.u16(34) === 0);
    const central = header(fixed, 8, directory, fixed.u32(42));
    const name = new TextDecoder("latin1").decode(central.name);
    check(isPlain(central) && isPath(name) && central.offset === next && !places.has(name));
    const at = await content(archive, central);
    const packedEnd = at + central.packed;
    check(packedEnd <= start);
    next = packedEnd + (isDescribed(central) ? await descriptorLength(archive, packedEnd, start, central) : 0);
    places.set(name, { at, method: central.method, packed: central.packed, size: central.size });
  }
  check(places.size === count && next === start);
  return places;
}

async function extentOf(archive: Blob): Promise<Extent> {
  const at = archive.size - END_LENGTH;
  const end = await part(archive, at, END_LENGTH);
  check(end.u32(0) === END && end.u32(4) === 0 && end.u16(8) === end.u16(10) && end.u16(20) === 0);
  const narrow = { count: end.u16(10), length: end.u32(12), start: end.u32(16), end: at };
  const isWide = at >= WIDE_PLACE_LENGTH && (await part(archive, at - WIDE_PLACE_LENGTH, 4)).u32(0) === WIDE_PLACE;
  return isWide ? wideExtent(archive, narrow) : narrow;
}

async function wideExtent(archive: Blob, narrow: Extent): Promise<Extent> {
  const at = narrow.end - WIDE_PLACE_LENGTH - WIDE_END_LENGTH;
  const end = await part(archive, at, WIDE_END_LENGTH + WIDE_PLACE_LENGTH);
  check(end.u32(60) === 0 && end.u64(64) === at && end.u32(72) === 1);
  check(end.u32(0) === WIDE_END && end.u64(4) === WIDE_END_LENGTH - 12 && end.u64(16) === 0 && end.u64(24) === end.u64(32));
  const wide = { count: end.u64(32), length: end.u64(40), start: end.u64(48), end: at };
  check(narrow.count === wide.count || narrow.count === ELSEWHERE_16);
  check(narrow.length === wide.length || narrow.length === ELSEWHERE);
  check(narrow.start === wide.start || narrow.start === ELSEWHERE);
  return wide;
}

/** Where the file's bytes begin, behind a local header that says what the directory says. */
async function content(archive: Blob, central: Header): Promise<number> {
  const local = await part(archive, central.offset, LOCAL_LENGTH);
  check(local.u32(0) === LOCAL);
  const rest = local.u16(26) + local.u16(28);
  const names = central.offset + LOCAL_LENGTH;
  check(fits(central, header(local, 6, await part(archive, names, rest))));
  return names + rest;
}

async function descriptorLength(archive: Blob, at: number, limit: number, { crc, packed, size }: Header): Promise<number> {
  const length = Math.min(WIDE_DESCRIPTOR_LENGTH, limit - at);
  const descriptor = await part(archive, at, length);
  check(length >= DESCRIPTOR_LENGTH && descriptor.u32(0) === DESCRIPTOR && descriptor.u32(4) === crc);
  const [low, high] = length === WIDE_DESCRIPTOR_LENGTH ? [descriptor.u32(12), descriptor.u32(20)] : [];
  if (low !== undefined && high !== undefined && descriptor.u32(8) + low * 2 ** 32 === packed && descriptor.u32(16) + high * 2 ** 32 === size) return length;
  check(descriptor.u32(8) === packed && descriptor.u32(12) === size);
  return DESCRIPTOR_LENGTH;
}

/**
 * @param at where in {@code fixed} the flags are: from there on both kinds are alike
 * @param rest begins with the name and the fields after it
 */
function header(fixed: Bytes, at: number, rest: Bytes, offset = 0): Header {
  const name = rest.take(fixed.u16(at + 20));
  const wide = fields(rest.next(fixed.u16(at + 22))).get(WIDE_FIELD);
  const [size, packed, place] = numbers([fixed.u32(at + 16), fixed.u32(at + 12), offset], wide);
  return { flags: fixed.u16(at), method: fixed.u16(at + 2), crc: fixed.u32(at + 8), name, size, packed, offset: place };
}

function fields(extra: Bytes): ReadonlyMap<number, Bytes> {
  const found = new Map<number, Bytes>();
  while (extra.left > 0) {
    const head = extra.next(4);
    check(!found.has(head.u16(0)));
    found.set(head.u16(0), extra.next(head.u16(2)));
  }
  check(!found.has(OTHER_NAME));
  return found;
}

/** The field for 64 bits has what doesn't fit, and nothing else. */
function numbers(narrow: readonly [number, number, number], wide: Bytes | undefined): [number, number, number] {
  let used = 0;
  const number = (value: number): number => {
    if (value !== ELSEWHERE) return value;
    check(wide !== undefined);
    used += 8;
    return wide.next(8).u64(0);
  };
  const read: [number, number, number] = [number(narrow[0]), number(narrow[1]), number(narrow[2])];
  check(wide === undefined || (used > 0 && wide.left === 0));
  return read;
}

function isDescribed({ flags }: Header): boolean {
  return (flags & DESCRIBED) !== 0;
}

function isPlain({ flags, method, packed, size }: Header): boolean {
  return (flags & ~KNOWN_FLAGS) === 0 && (method === DEFLATED || (method === STORED && packed === size));
}

/** A path that no program takes for another. */
function isPath(name: string): boolean {
  const parts = name.replace(/\/$/, "").split("/");
  return !/[\0-\x1f\\]/.test(name) && !parts.some((each) => /^\.{0,2}$/.test(each));
}

/** Zeros stand for what was written behind the file, in its descriptor. */
function fits(central: Header, local: Header): boolean {
  const alike = (number: number, here: number): boolean => number === here || (isDescribed(central) && here === 0);
  const says = central.flags === local.flags && central.method === local.method && equal(central.name, local.name);
  return says && alike(central.crc, local.crc) && alike(central.size, local.size) && alike(central.packed, local.packed);
}

async function read(archive: Blob, path: string, { at, method, packed, size }: Place, most: number): Promise<Uint8Array> {
  if (size > most) throw new Unreadable(path);
  const content = archive.slice(at, at + packed);
  const bytes = method === STORED ? new Uint8Array(await content.arrayBuffer()) : await inflated(content, size);
  if (bytes?.length !== size) throw new Unreadable(path);
  return bytes;
}

/** Whether this browser can open archives. */
export function canInflate(): boolean {
  try {
    return new DecompressionStream("deflate-raw") !== undefined;
  } catch {
    return false; // Chrome before 103 has the stream, but not this format
  }
}

/** L-7.2: what {@code content} unpacks to with all its bytes, and with none of them left over, which not every platform refuses. */
async function inflated(content: Blob, size: number): Promise<Uint8Array | undefined> {
  const bytes = await inflate(content, size);
  return (await inflate(content.slice(0, content.size - 1), size)) === undefined ? bytes : undefined;
}

/** Undefined if that fails or is more than {@code most} bytes. */
async function inflate(content: Blob, most: number): Promise<Uint8Array | undefined> {
  return bounded(content.stream().pipeThrough(new DecompressionStream("deflate-raw")), most).catch(() => undefined);
}
