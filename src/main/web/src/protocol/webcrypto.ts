/** What the browser's own cryptography does for us, behind the types of this folder: randomness, signing keys, sealed boxes. @module */
import { toBase64Url, type Random } from "./bytes";
import { G, integerBytes, timesSecret, type Scalar } from "./group";
import type { Signer } from "./jws";

const ECDSA = { name: "ECDSA", namedCurve: "P-256" };
const AES = { name: "AES-GCM", iv: new Uint8Array(12) };

/** The system's generator. */
export function randomOf(crypto: Crypto): Random {
  return (length) => crypto.getRandomValues(new Uint8Array(length));
}

/** A person's signing key for daily use: it can be stored and used, and not read out again. */
export async function importSigningKey(subtle: SubtleCrypto, secret: Scalar): Promise<CryptoKey> {
  const { x, y } = timesSecret(G, secret).toAffine();
  const [d, X, Y] = [secret, x, y].map((each) => toBase64Url(integerBytes(each)));
  return subtle.importKey("jwk", { kty: "EC", crv: "P-256", d: d ?? "", x: X ?? "", y: Y ?? "" }, ECDSA, false, ["sign"]);
}

export function signerOf(subtle: SubtleCrypto, key: CryptoKey): Signer {
  return async (data) => new Uint8Array(await subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, plain(data)));
}

/** AES-256-GCM with 12 zero bytes as nonce, so that a key must be used for one box only (K-5). The tag stands last. */
export interface Boxes {
  seal(key: Uint8Array, content: Uint8Array, context: Uint8Array): Promise<Uint8Array>;
  /** Undefined where the box was not sealed with that key and context. */
  open(key: Uint8Array, box: Uint8Array, context: Uint8Array): Promise<Uint8Array | undefined>;
}

/** What a verifier needs of the browser. */
export interface Tools {
  readonly boxes: Boxes;
  readonly random: Random;
}

export function toolsOf(crypto: Crypto): Tools {
  return { boxes: boxesOf(crypto.subtle), random: randomOf(crypto) };
}

export function boxesOf(subtle: SubtleCrypto): Boxes {
  const imported = (key: Uint8Array): Promise<CryptoKey> => subtle.importKey("raw", plain(key), "AES-GCM", false, ["encrypt", "decrypt"]);
  return {
    async seal(key, content, context) {
      return new Uint8Array(await subtle.encrypt({ ...AES, additionalData: plain(context) }, await imported(key), plain(content)));
    },
    async open(key, box, context) {
      const cipherKey = await imported(key);
      try {
        return new Uint8Array(await subtle.decrypt({ ...AES, additionalData: plain(context) }, cipherKey, plain(box)));
      } catch {
        return undefined;
      }
    },
  };
}

/** The same bytes in a buffer of their own, as WebCrypto's types want them. */
function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
