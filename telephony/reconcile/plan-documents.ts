import { createHash } from 'node:crypto';

/** One rendered document. `owner` is what it was made from: `extension:<id>`, `tenant:<id>` … */
export interface DesiredDocument {
  key: string;
  owner: string;
  /** JSON or XML, as the key says. */
  text: string;
  hash: string;
}

/** What the manifest knows of a document. */
export interface ManifestRow {
  key: string;
  owner: string;
  hash: string;
  deleted: boolean;
}

export interface DocumentPlan {
  upserts: DesiredDocument[];
  /** Keys that become tombstones. */
  removals: { key: string; owner: string }[];
}

/** Made where the text is made: hashing a big tenant's documents in one go would hold up everything. */
export function desiredDocument(key: string, owner: string, text: string): DesiredDocument {
  return { key, owner, text, hash: createHash('sha256').update(text, 'utf8').digest('hex') };
}

/**
 * What to write so that the manifest says what is desired. `manifest` holds the rows of the owners
 * in question and of all desired keys: a key that went from one owner to another (two extensions
 * swapped their numbers) is taken over, never deleted in passing.
 */
export function planDocuments(
  owners: ReadonlySet<string>,
  desired: readonly DesiredDocument[],
  manifest: readonly ManifestRow[],
): DocumentPlan {
  const held = new Map(manifest.map((row) => [row.key, row]));
  const wanted = new Set(desired.map((document) => document.key));
  const upserts = desired.filter((document) => {
    const row = held.get(document.key);
    return !row || row.deleted || row.hash !== document.hash || row.owner !== document.owner;
  });
  const removals = manifest
    .filter((row) => !row.deleted && owners.has(row.owner) && !wanted.has(row.key))
    .map(({ key, owner }) => ({ key, owner }));
  return { upserts, removals };
}

export function isEmpty(plan: DocumentPlan): boolean {
  return plan.upserts.length === 0 && plan.removals.length === 0;
}
