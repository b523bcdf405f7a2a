/** The scripts that a page may run as workers (browser). @module */

/** Which browsers enforce, and the types of pages don't know yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/**
 * What gives an address as {@code Worker} wants it where trusted types are enforced, and throws for every one but {@code script}. Made once for a page: its
 * Content-Security-Policy lets the name be taken once, and no other.
 */
export function gateFor(script: string): (address: string) => string {
  const createScriptURL = (address: string): string => {
    if (address !== script) throw new TypeError("not this page's worker: " + address);
    return address;
  };
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("verifier", { createScriptURL }) ?? { createScriptURL };
  return (address) => policy.createScriptURL(address);
}
