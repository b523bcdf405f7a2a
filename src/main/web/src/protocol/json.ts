/**
 * Canonical JSON (spec: J-1). A {@link Codec} is one row of the specification's tables: it reads a value and writes it again, so that
 * {@link decode} can refuse every other spelling.
 * @module
 */
import { fromHex, fromUtf8, toHex, utf8, equal } from "./bytes";
import { decodePoint, decodeScalar, encodePoint, integerBytes, O, type Point, type Scalar } from "./group";
import { good, refused, type Result } from "./result";

export type Json = string | number | boolean | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

/** One type of J-1: {@code read} gives undefined for a value that is not of it. */
export interface Codec<T> {
  read(value: Json): T | undefined;
  write(value: T): Json;
}

/** J-1: the value of {@code bytes}; J-1.1 where they are not that, J-1.2 where they are spelled otherwise. */
export function decode<T>(codec: Codec<T>, bytes: Uint8Array): Result<T> {
  const text = fromUtf8(bytes);
  const json = text === undefined ? undefined : parse(text);
  const value = json === undefined ? undefined : codec.read(json);
  if (value === undefined) return refused("J-1.1");
  return equal(encode(codec, value), bytes) ? good(value) : refused("J-1.2");
}

export function encode<T>(codec: Codec<T>, value: T): Uint8Array {
  return utf8(spell(codec.write(value)));
}

function spell(json: Json): string {
  if (typeof json === "string") return quote(json);
  if (typeof json === "number" || typeof json === "boolean") return String(json);
  if (json instanceof Map) return `{${Array.from(json, ([name, value]) => `${quote(name)}:${spell(value)}`).join(",")}}`;
  return `[${Array.from(json as readonly Json[], spell).join(",")}]`;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}

const DEEPEST = 16;
const TOKEN = /[ \t\n\r]*(?:([{}[\],:"])|(-?[0-9][-+.0-9eE]*|true|false)|$)/y;

/** What J-1 never allows in a string: control characters but U+000A, and halves of a surrogate pair. */
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;

/** Thrown and caught in this file alone. */
class NotJson extends Error {}

/** The value of a JSON text of J-1's kinds, whatever its white space, escapes and order; undefined for anything else. */
function parse(text: string): Json | undefined {
  try {
    return new Parser(text).document();
  } catch (e) {
    if (e instanceof NotJson) return undefined;
    throw e;
  }
}

class Parser {
  private at = 0;
  /** A bracket, comma, colon or quote, a number or a word; the empty one stands for the text's end. */
  private token = "";

  constructor(private readonly text: string) {
    this.advance();
  }

  document(): Json {
    const value = this.value(0);
    if (this.token !== "") throw new NotJson();
    return value;
  }

  private advance(): void {
    TOKEN.lastIndex = this.at;
    const match = TOKEN.exec(this.text);
    if (match === null) throw new NotJson();
    this.at = TOKEN.lastIndex;
    this.token = match[1] ?? match[2] ?? "";
  }

  private take(token: string): boolean {
    if (this.token !== token) return false;
    this.advance();
    return true;
  }

  private value(depth: number): Json {
    const token = this.token;
    if (token === '"') return this.string();
    if (token === "{" || token === "[") {
      if (depth === DEEPEST) throw new NotJson();
      this.advance();
      return token === "{" ? this.object(depth + 1) : this.array(depth + 1);
    }
    if (!/^(?:0|[1-9][0-9]{0,15}|true|false)$/.test(token) || Number(token) > Number.MAX_SAFE_INTEGER) throw new NotJson();
    this.advance();
    return token === "true" || token === "false" ? token === "true" : Number(token);
  }

  /** The string whose opening quote is the token. */
  private string(): string {
    if (this.token !== '"') throw new NotJson();
    let end = this.at;
    while (end < this.text.length && this.text[end] !== '"') end += this.text[end] === "\\" ? 2 : 1;
    const value = unquote(this.text.slice(this.at - 1, end + 1));
    if (value === undefined || FORBIDDEN.test(value)) throw new NotJson();
    this.at = end + 1;
    this.advance();
    return value;
  }

  private object(depth: number): Json {
    const fields = new Map<string, Json>();
    if (this.take("}")) return fields;
    do {
      const name = this.string();
      if (fields.has(name) || !this.take(":")) throw new NotJson();
      fields.set(name, this.value(depth));
    } while (this.take(","));
    if (!this.take("}")) throw new NotJson();
    return fields;
  }

  private array(depth: number): Json {
    const items: Json[] = [];
    if (this.take("]")) return items;
    do items.push(this.value(depth));
    while (this.take(","));
    if (!this.take("]")) throw new NotJson();
    return items;
  }
}

function unquote(token: string): string | undefined {
  try {
    const value: unknown = JSON.parse(token);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function codec<T>(read: (value: Json) => T | undefined, write: (value: T) => Json): Codec<T> {
  return { read, write };
}

/** A string for which {@code holds}. */
function string(holds: (value: string) => boolean): Codec<string> {
  return codec(
    (value) => (typeof value === "string" && holds(value) ? value : undefined),
    (value) => value,
  );
}

/** text(n): 1 to n UTF-16 code units in one line. */
export const text = (most: number): Codec<string> => string((value) => value.length >= 1 && value.length <= most && !value.includes("\n"));
/** What divides words in Unicode (White_Space), inside the brackets of an expression. */
export const SPACES = "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACE_OR_PLUS = new RegExp(`[${SPACES}+]`);
/** name: what C2SP signed-note wants of a key's. */
export const name: Codec<string> = string((value) => value.length >= 1 && value.length <= 200 && !SPACE_OR_PLUS.test(value));
/** text(n) lines. */
export const lines = (most: number): Codec<string> => string((value) => value.length >= 1 && value.length <= most);
export const id: Codec<string> = string((value) => /^[a-z0-9][a-z0-9-]{0,31}$/.test(value));
/** `YYYY-MM-DDThh:mm:ssZ`; two times compare as their texts do. */
export const time: Codec<string> = string((value) => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return false;
  const millis = Date.parse(value);
  return !Number.isNaN(millis) && new Date(millis).toISOString() === value.replace("Z", ".000Z");
});

export const int = (least = 0, most = Number.MAX_SAFE_INTEGER): Codec<number> =>
  codec(
    (value) => (typeof value === "number" && value >= least && value <= most ? value : undefined),
    (value) => value,
  );
export const bool: Codec<boolean> = codec(
  (value) => (typeof value === "boolean" ? value : undefined),
  (value) => value,
);
export const literal = <T extends string | number>(...allowed: readonly T[]): Codec<T> =>
  codec(
    (value) => allowed.find((one) => one === value),
    (value) => value,
  );

/** {@code length} bytes as lower-case hexadecimal digits. */
export const hex = (length: number): Codec<Uint8Array> =>
  codec((value) => (typeof value === "string" && value.length === 2 * length ? fromHex(value) : undefined), toHex);
export const hex32 = hex(32);
export const point: Codec<Point> = codec(
  (value) => {
    const bytes = hex(33).read(value);
    const decoded = bytes === undefined ? undefined : decodePoint(bytes, "compressed");
    return decoded?.ok ? decoded.value : undefined;
  },
  (value) => toHex(encodePoint(value, "compressed")),
);
/** A point, or `"0"` for the identity (D-1). */
export const orIdentity = (of: Codec<Point>): Codec<Point> =>
  codec(
    (value) => (value === "0" ? O : of.read(value)),
    (value) => (value.is0() ? "0" : of.write(value)),
  );
export const scalar: Codec<Scalar> = codec(
  (value) => {
    const bytes = hex32.read(value);
    const decoded = bytes === undefined ? undefined : decodeScalar(bytes);
    return decoded?.ok ? decoded.value : undefined;
  },
  (value) => toHex(integerBytes(value)),
);

export function list<T>(item: Codec<T>, least = 0, most = Infinity): Codec<readonly T[]> {
  return codec(
    (value) => {
      if (!Array.isArray(value) || value.length < least || value.length > most) return undefined;
      const items = value.map((each: Json) => item.read(each));
      return items.every((each): each is T => each !== undefined) ? items : undefined;
    },
    (value) => value.map((each) => item.write(each)),
  );
}

/** A field that may be missing. */
export interface Optional<T> extends Codec<T> {
  readonly optional: true;
}

export function optional<T>(of: Codec<T>): Optional<T> {
  return { read: (value) => of.read(value), write: (value) => of.write(value), optional: true };
}

export type Of<C> = C extends Codec<infer T> ? T : never;
type Fields = Readonly<Record<string, Codec<unknown>>>;
type Needed<F> = { [N in keyof F]: F[N] extends Optional<unknown> ? never : N }[keyof F];
export type ObjectOf<F extends Fields> = { readonly [N in Needed<F>]: Of<F[N]> } & {
  readonly [N in Exclude<keyof F, Needed<F>>]?: Of<F[N]>;
};

/** An object with these fields in this order, none missing unless optional, none more. */
export function object<F extends Fields>(fields: F): Codec<ObjectOf<F>> {
  const names = Object.keys(fields);
  return codec(
    (value) => {
      if (!(value instanceof Map)) return undefined;
      const given: JsonObject = value;
      const read: Record<string, unknown> = {};
      for (const name of names) {
        const field = fields[name];
        const json = given.get(name);
        if (json !== undefined) read[name] = field?.read(json);
        else if (field !== undefined && !("optional" in field)) return undefined;
        if (json !== undefined && read[name] === undefined) return undefined;
      }
      const inOrder = names.filter((name) => given.has(name)).join() === Array.from(given.keys()).join();
      return inOrder ? (read as ObjectOf<F>) : undefined;
    },
    (value) => {
      const given = value as Readonly<Record<string, unknown>>;
      const present = names.filter((name) => given[name] !== undefined);
      return new Map(present.map((name) => [name, fields[name]?.write(given[name]) ?? ""]));
    },
  );
}

/** One of several objects, told apart by their field `kind`. */
export function variant<T extends { readonly kind: string }>(kinds: {
  readonly [K in T["kind"]]: Codec<Extract<T, { readonly kind: K }>>;
}): Codec<T> {
  const by = kinds as unknown as Readonly<Record<string, Codec<T>>>;
  return codec(
    (value) => {
      const kind = value instanceof Map ? (value as JsonObject).get("kind") : undefined;
      return typeof kind === "string" && Object.keys(by).includes(kind) ? by[kind]?.read(value) : undefined;
    },
    (value) => by[value.kind]?.write(value) ?? "",
  );
}

/** texts(n): the same text in the three languages. */
export type Texts = { readonly kk: string; readonly ru: string; readonly en: string };
export const texts = (of: Codec<string>): Codec<Texts> => object({ kk: of, ru: of, en: of });
