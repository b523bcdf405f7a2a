/** Under which keys an election's persons sign: the manifest's, or those that have replaced lost ones since (spec: R-24). @module */
import type { Point } from "./group";
import { personsOf, type Manifest } from "./manifest";
import { PASSED, refused, type Verdict } from "./result";

/** Who signs a kind of entry; what nobody signs is JSON that the server writes and all can recompute. */
export type Signers = "nobody" | "committee" | "holder" | "registrar";

/** A person's new key, as two members of the committee sign it. */
export interface Replaced {
  readonly person: string;
  readonly key: Point;
}

/** Replacements at most. */
const MOST = 100;

const ENTITLED: Readonly<Record<Signers, (manifest: Manifest) => ReadonlyArray<{ readonly id: string; readonly key: Point }>>> = {
  nobody: () => [],
  committee: ({ committee }) => committee,
  holder: ({ trustees }) => trustees.holders,
  registrar: ({ issuer }) => (issuer.kind === "registrar" ? [issuer] : []),
};

/** Never changes; {@link with} makes the keys after a replacement. */
export class PersonKeys {
  private constructor(
    private readonly manifest: Manifest,
    private readonly replaced: readonly Replaced[],
  ) {}

  static of(manifest: Manifest): PersonKeys {
    return new PersonKeys(manifest, []);
  }

  /** The key of now of a person with this right. */
  keyOf(right: Signers, kid: string): Point | undefined {
    const named = ENTITLED[right](this.manifest).find(({ id }) => id === kid)?.key;
    const last = this.replaced.filter(({ person }) => person === kid).pop()?.key;
    return named === undefined ? undefined : (last ?? named);
  }

  /** Whether a person signs or has signed with it. */
  isPersons(key: Point): boolean {
    return [...personsOf(this.manifest), ...this.replaced].some((known) => known.key.equals(key));
  }

  /** R-24, but for what it says of attempts and holders. */
  check({ person, key }: Replaced, signers: readonly string[]): Verdict {
    const known = personsOf(this.manifest).some(({ id }) => id === person);
    const taken = this.isPersons(key) || key.equals(this.manifest.receiptKey);
    const spent = this.replaced.length === MOST;
    return known && !signers.includes(person) && !taken && !spent ? PASSED : refused("R-24");
  }

  with(replaced: Replaced): PersonKeys {
    return new PersonKeys(this.manifest, [...this.replaced, replaced]);
  }
}
