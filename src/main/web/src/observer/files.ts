/** Where the files of a record come from (browser, spec: L-7): the log's own address, or an archive that the reader chose. @module */
import { concat, fromUtf8, toNumber } from "../protocol/bytes";
import { Unreadable, type Files } from "../protocol/verification";

/** @param base the address of the log, `/e/{slug}/log` */
export function servedFiles(base: string): Files {
  return async (path, most) => {
    const isHead = path === "checkpoint";
    // while the public head goes on, a record is judged by the one with the quorum of witnesses (L-13)
    const response = await fetch(`${base}/${isHead ? "head" : path}`, { cache: isHead ? "no-store" : "default", redirect: "error" }).catch(() => undefined);
    if (response?.status === 404) return undefined;
    const body = response?.ok === true ? response.body : null;
    const bytes = body === null ? undefined : await bounded(body, most).catch(() => undefined);
    if (bytes === undefined) throw new Unreadable(path);
    return bytes;
  };
}

/** All of {@code stream}, but no more than {@code most} bytes. */
async function bounded(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  let length = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    length += chunk.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("more than a lawful file has");
    }
    chunks.push(chunk.value);
  }
  return concat(...chunks);
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LONGEST_COMMENT = 65_535;
const END_LENGTH = 22;
const STORED = 0;
const DEFLATED = 8;
/** Bytes that packing may add to what it can't shorten. */
const SLACK = 1024;

/** Where a file stands in an archive, and how. */
interface Place {
  readonly at: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
}

/** Little-endian, as everything in an archive. */
function little(bytes: Uint8Array, at: number, width: number): number {
  return toNumber(bytes.slice(at, at + width).reverse());
}

async function part(archive: Blob, from: number, to: number): Promise<Uint8Array> {
  return new Uint8Array(await archive.slice(from, to).arrayBuffer());
}

/** The files of a ZIP archive (APPNOTE 6.3, without its 64-bit form), each read when it is asked for. Undefined where it is none. */
export async function archivedFiles(archive: Blob): Promise<Files | undefined> {
  const from = Math.max(0, archive.size - END_LENGTH - LONGEST_COMMENT);
  const tail = await part(archive, from, archive.size);
  let end = tail.length - END_LENGTH;
  while (end >= 0 && little(tail, end, 4) !== END) end--;
  if (end < 0) return undefined;
  const start = little(tail, end + 16, 4);
  const length = little(tail, end + 12, 4);
  // one archive is read in one way: the directory ends where its end begins, and nothing follows but the comment
  const isPlain = start + length === archive.size - tail.length + end && end + END_LENGTH + little(tail, end + 20, 2) === tail.length;
  if (!isPlain) return undefined;
  const places = placesIn(await part(archive, start, start + length), little(tail, end + 10, 2));
  return async (path, most) => {
    const place = places.get(path);
    return place === undefined ? undefined : read(archive, path, place, most);
  };
}

function placesIn(directory: Uint8Array, count: number): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  let at = 0;
  for (let i = 0; i < count && little(directory, at, 4) === CENTRAL; i++) {
    const name = fromUtf8(directory.slice(at + 46, at + 46 + little(directory, at + 28, 2))) ?? "";
    const place = { method: little(directory, at + 10, 2), packed: little(directory, at + 20, 4), size: little(directory, at + 24, 4) };
    places.set(name, { ...place, at: little(directory, at + 42, 4) });
    at += 46 + little(directory, at + 28, 2) + little(directory, at + 30, 2) + little(directory, at + 32, 2);
  }
  return places;
}

async function read(archive: Blob, path: string, { at, method, packed, size }: Place, most: number): Promise<Uint8Array> {
  const header = await part(archive, at, at + 30);
  const start = at + 30 + little(header, 26, 2) + little(header, 28, 2);
  if (size > most || packed > most + SLACK || (method !== STORED && method !== DEFLATED)) throw new Unreadable(path);
  const content = archive.slice(start, start + packed);
  const bytes = method === STORED ? await part(content, 0, packed) : await inflate(content, size);
  if (bytes?.length !== size) throw new Unreadable(path);
  return bytes;
}

/** Whether this browser can open archives. */
export function canInflate(): boolean {
  return typeof DecompressionStream === "function";
}

/** What {@code content} unpacks to; undefined if that fails or is more than {@code most} bytes. */
async function inflate(content: Blob, most: number): Promise<Uint8Array | undefined> {
  return bounded(content.stream().pipeThrough(new DecompressionStream("deflate-raw")), most).catch(() => undefined);
}
