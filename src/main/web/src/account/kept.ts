/**
 * (browser) A person's secret, kept in this browser so that signing does not need the paper: as a key of the browser's own
 * cryptography, which derives and cannot be read out. What is derived is the same as from the secret itself (spec: G-6, K-1).
 * @module
 */
import { deriveScalar, mod, toInteger, type Scalar } from "../protocol/group";
import type { PersonSecret } from "../protocol/secret";

/** G-6 DeriveScalar from a person's secret, wherever it lies. */
export type Derive = (info: Uint8Array) => Promise<Scalar>;

/** From a secret that was typed or has just been made. */
export function deriveFrom(secret: PersonSecret): Derive {
  return (info) => Promise.resolve(deriveScalar(secret, info));
}

/** The secret as a key that derives and cannot be read out. */
export function lockUp(subtle: SubtleCrypto, secret: PersonSecret): Promise<CryptoKey> {
  return subtle.importKey("raw", new Uint8Array(secret), "HKDF", false, ["deriveBits"]);
}

/** From a key of {@link lockUp}. */
export function deriveWith(subtle: SubtleCrypto, key: CryptoKey): Derive {
  return async (info) => {
    const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: new Uint8Array(info) };
    return mod(toInteger(new Uint8Array(await subtle.deriveBits(how, key, 384))));
  };
}

const DATABASE = "dauys";
const STORE = "keys";

/** One row a person: the public key tells whether the kept secret is still the one in use. */
interface Row {
  readonly publicKey: string;
  readonly key: CryptoKey;
}

/** Keeps a secret for a person of staff. False where the browser keeps nothing, as in private windows of some. */
export async function keep(staff: string, publicKey: string, secret: PersonSecret): Promise<boolean> {
  try {
    const row: Row = { publicKey, key: await lockUp(crypto.subtle, secret) };
    await inStore("readwrite", (store) => store.put(row, staff));
    return true;
  } catch {
    return false;
  }
}

/** The kept secret of a person, if it belongs to this public key. */
export async function kept(staff: string, publicKey: string): Promise<Derive | undefined> {
  try {
    const row = (await inStore("readonly", (store) => store.get(staff))) as Row | undefined;
    return row?.publicKey === publicKey ? deriveWith(crypto.subtle, row.key) : undefined;
  } catch {
    return undefined;
  }
}

export async function forget(staff: string): Promise<void> {
  await inStore("readwrite", (store) => store.delete(staff));
}

function inStore(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(DATABASE, 1);
    open.onupgradeneeded = () => open.result.createObjectStore(STORE);
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const transaction = open.result.transaction(STORE, mode);
      const request = use(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        open.result.close();
        resolve(request.result);
      };
      transaction.onabort = transaction.onerror = () => {
        open.result.close();
        reject(transaction.error);
      };
    };
  });
}
