/** Where the files of a record come from (browser, spec: L-7): the log's own address; `archive.ts` has the other place. @module */
import { concat } from "../protocol/bytes";
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
export async function bounded(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
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
