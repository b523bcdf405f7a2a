// The oldest browsers that get the pages, and a check of what a bundle asks of them.

/** esbuild rewrites newer syntax for these; it does not add what a browser's library lacks. */
export const TARGETS = ["chrome80", "firefox78", "safari14"];

/** How esbuild writes for them. */
export const OLDEST = {
  bundle: true,
  minify: true,
  target: TARGETS,
  // esbuild dates it to Safari 14.1, for a fault in the scope of parameters' default values, which nothing here relies on
  supported: { destructuring: true },
  define: { "Object.hasOwn": "hasOwn" },
  inject: ["./src/older/hasOwn.ts"],
  charset: "utf8",
};

const SCRIPT = [
  // [pattern, what to use instead]
  [/\bstructuredClone\(/, "copy by hand"],
  [/\.replaceAll\(/, "replace with a /g expression"],
  [/\.at\(-?\d/, "an index"],
  [/\bObject\.hasOwn\(/, "Object.prototype.hasOwnProperty.call"],
  [/\bObject\.groupBy\(/, "a loop"],
  [/\bPromise\.(any|withResolvers|try)\(/, "new Promise"],
  [/\.(toSorted|toReversed|toSpliced|findLast|findLastIndex)\(/, "a copy, then sort, reverse, splice or a loop"],
  [/\bcrypto\.randomUUID\(/, "crypto.getRandomValues"],
  [/\bAbortSignal\.(timeout|any)\(/, "AbortController with setTimeout"],
  [/\bUint8Array\.from(Base64|Hex)\(/, "atob or @noble/hashes/utils.js"],
  [/\b(Compression|Decompression)Stream\b/, "plain bytes"],
  [/\bBroadcastChannel\b/, "the storage event"],
  [/\bnavigator\.(locks|share\(|userAgentData)/, "a check that it exists, and another way (see ALLOWED)"],
  [/\bURL\.canParse\(/, "try new URL"],
  [/\.(showModal|showPopover|togglePopover|requestSubmit|checkVisibility)\(/, "a page of its own"],
  [/\.inert\b/, "the hidden attribute"],
  [/\b(WeakRef|FinalizationRegistry|SharedWorker|OffscreenCanvas|BarcodeDetector)\b/, "doing without"],
  [/\bIntl\.(ListFormat|DisplayNames|Segmenter)\b/, "text rendered by the server"],
  [/\b(dateStyle|timeStyle)\b/, "time rendered by the server"],
  [/\b(Ed25519|X25519)\b/, "@noble/curves"],
];

const STYLE = [
  [/:(has|is|where)\(/, "plain selectors"],
  [/:focus-visible/, ":focus"],
  [/@(container|layer|property)\b/, "media queries and order"],
  [/[;{](aspect-ratio|inset|translate|scale|rotate|accent-color|margin-inline|margin-block|padding-inline|padding-block)[a-z-]*:/, "the older property"],
  [/\b(color-mix|oklch|lab|lch)\(/, "a hexadecimal colour"],
  [/\b\d+(dvh|svh|lvh|dvw|svw|lvw|cqw|cqi)\b/, "vh, vw or %"],
  [/display:(inline-)?flex[^}]*[;{](row-|column-)?gap:/, "margins, or display:grid with gap"],
];

/** Uses that test for the feature first. [bundle's text around the hit must contain, why] */
const ALLOWED = [
  ["try{return Uint8Array.fromHex", "@noble/hashes has its own way too"],
  ['typeof DecompressionStream=="function"', "observer/files.ts asks first"],
  ['new DecompressionStream("deflate-raw")', "observer/files.ts asks first"],
];

/** Lines that name each call in {@code text} that the oldest browsers do not have; none when all is well. */
export function tooNew(file, text) {
  const rules = file.endsWith(".css") ? STYLE : SCRIPT;
  return rules.flatMap(([pattern, instead]) =>
    Array.from(text.matchAll(new RegExp(pattern, "g")), ({ index }) => text.slice(Math.max(0, index - 60), index + 60))
      .filter((around) => !ALLOWED.some(([sample]) => around.includes(sample)))
      .map((around) => `${file}: …${around}… is newer than ${TARGETS.join(", ")}; use ${instead}`),
  );
}
