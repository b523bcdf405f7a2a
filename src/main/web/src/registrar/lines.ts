/** The lines of a frozen roll, read from a stream: hundreds of thousands never stand in one text. @module */

/** A member as a letter names one. */
export interface Line {
  readonly name: string;
  readonly card: string;
  readonly language: string;
  readonly organisation: string;
}

/** Takes pieces of a text with one JSON array of four strings a line, as they come from the network. */
export class LineReader {
  private readonly decoder = new TextDecoder();
  private rest = "";
  readonly lines: Line[] = [];

  /** Throws where a line is not what it should be. */
  take(piece: Uint8Array): void {
    const whole = (this.rest + this.decoder.decode(piece, { stream: true })).split("\n");
    this.rest = whole.pop() ?? "";
    for (const line of whole) this.lines.push(lineOf(JSON.parse(line)));
  }

  /** Whether exactly {@code size} lines have come, the last one whole. */
  isWhole(size: number): boolean {
    return this.rest === "" && this.lines.length === size;
  }
}

function lineOf(cells: unknown): Line {
  const [name, card, language, organisation, ...more]: unknown[] = Array.isArray(cells) ? cells : [];
  if (more.length > 0 || typeof name !== "string" || typeof card !== "string" || typeof language !== "string" || typeof organisation !== "string")
    throw new TypeError("no line of a roll");
  return { name, card, language, organisation };
}

/** By organisation; within one in the order in which they came. */
export function byOrganisation(lines: readonly Line[]): readonly Line[] {
  const { compare } = new Intl.Collator("kk");
  return lines.slice().sort((a, b) => compare(a.organisation, b.organisation));
}

/**
 * (browser) The roll as the server sends it, sorted for the letters. Undefined where it did not come whole.
 * @param progress called with the number of lines that have come
 */
export async function fetchLines(path: string, size: number, progress: (lines: number) => Promise<void> | undefined): Promise<readonly Line[] | undefined> {
  const reader = new LineReader();
  try {
    const response = await fetch(path, { cache: "no-store", redirect: "error" });
    const stream = response.ok ? response.body?.getReader() : undefined;
    for (let piece = await stream?.read(); piece?.value !== undefined; piece = await stream?.read()) {
      reader.take(piece.value);
      await progress(reader.lines.length);
    }
  } catch {
    return undefined;
  }
  return reader.isWhole(size) ? byOrganisation(reader.lines) : undefined;
}
