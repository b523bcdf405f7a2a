/** Calls to our own server: an answer, a refusal with its reason (RFC 9457), or no connection. Nothing else can come back. @module */

export interface Refusal {
  readonly status: number;
  /** Stable, e.g. `cast.closed`. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}
export type Answer = { readonly kind: "ok"; readonly body: Uint8Array } | { readonly kind: "refused"; readonly refusal: Refusal } | { readonly kind: "offline" };

const PATIENCE_MS = 30_000;

export function get(path: string): Promise<Answer> {
  return call(path, { method: "GET" });
}

export function postJson(path: string, body: object): Promise<Answer> {
  return call(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

/** @param patience how long to wait, in milliseconds: a large body takes its time */
export function postBytes(path: string, body: Uint8Array, patience = PATIENCE_MS): Promise<Answer> {
  return call(path, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: body.slice().buffer as ArrayBuffer }, patience);
}

async function call(path: string, init: RequestInit, patience = PATIENCE_MS): Promise<Answer> {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), patience);
  try {
    const response = await fetch(path, { ...init, credentials: "same-origin", cache: "no-store", redirect: "error", signal: impatience.signal });
    const body = new Uint8Array(await response.arrayBuffer());
    return response.ok ? { kind: "ok", body } : unavailable(response.status) ? { kind: "offline" } : { kind: "refused", refusal: problem(response.status, body) };
  } catch {
    return { kind: "offline" };
  } finally {
    clearTimeout(timer);
  }
}

/** The server or something before it is away or broken; the same call may be made again. */
function unavailable(status: number): boolean {
  return status >= 500;
}

function problem(status: number, body: Uint8Array): Refusal {
  const field = (name: string): string => {
    const value = sent[name];
    return typeof value === "string" ? value : "";
  };
  let sent: Record<string, unknown> = {};
  try {
    sent = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
  } catch {
    // an answer that is no problem document has no words; its status is all there is
  }
  return { status, code: field("code") || String(status), title: field("title"), detail: field("detail") };
}
