/**
 * The α of all ballots so far (spec: B-6.10), each by the first 128 bits of its x-coordinate: whoever wants a false match with another's ballot needs
 * 2¹²⁸ trials. Twin of `record/FingerprintTable.java`.
 * @module
 */

/** 32-bit words of an entry; an entry of zeros is free: no x that anybody can find begins with 128 zero bits. */
const WORDS = 4;

/** Open addressing, 16 bytes an α, at most two thirds full. */
export class Alphas {
  private table = new Uint32Array(WORDS << 10);
  private size = 0;

  /** Whether this x (32 bytes in hexadecimal) was added before. */
  has(x: string): boolean {
    return !isFree(this.table, find(this.table, wordsOf(x), 0));
  }

  add(x: string): void {
    const words = wordsOf(x);
    const at = find(this.table, words, 0);
    if (!isFree(this.table, at)) return;
    this.table.set(words, at);
    this.size++;
    if (3 * WORDS * this.size > 2 * this.table.length) this.grow();
  }

  private grow(): void {
    const larger = new Uint32Array(2 * this.table.length);
    for (let at = 0; at < this.table.length; at += WORDS) {
      if (!isFree(this.table, at)) larger.set(this.table.subarray(at, at + WORDS), find(larger, this.table, at));
    }
    this.table = larger;
  }
}

function wordsOf(x: string): Uint32Array {
  return Uint32Array.from([0, 8, 16, 24], (at) => parseInt(x.slice(at, at + 8), 16));
}

/** Where the words at {@code from} stand, or the free place where they would. */
function find(table: Uint32Array, words: Uint32Array, from: number): number {
  const places = table.length / WORDS;
  let place = (Math.imul(words[from] ?? 0, 0x9e3779b1) ^ (words[from + 1] ?? 0)) & (places - 1);
  while (!isFree(table, place * WORDS) && !isSame(table, place * WORDS, words, from)) place = (place + 1) & (places - 1);
  return place * WORDS;
}

function isFree(table: Uint32Array, at: number): boolean {
  return isSame(table, at, NOTHING, 0);
}

function isSame(table: Uint32Array, at: number, words: Uint32Array, from: number): boolean {
  for (let i = 0; i < WORDS; i++) if (table[at + i] !== words[from + i]) return false;
  return true;
}

const NOTHING = new Uint32Array(WORDS);
