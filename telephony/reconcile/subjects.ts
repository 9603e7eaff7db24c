import { SUBJECT_KINDS, type SubjectKind } from '@/telephony/store/desired-store';
import type { OutboxRow } from '@/telephony/store/outbox-store';
import { ownerOf } from './render-subjects';

/** Ids by kind. */
export type SubjectIds = Readonly<Record<SubjectKind, readonly string[]>>;

/** What the waiting changes of one tenant touch; merged, whatever their number and order. */
export interface Touched {
  /** Everything of the tenant, or the tenant is gone. */
  whole: boolean;
  /** The tenant's own document and rows: outgoing calls, domain, home node. */
  core: boolean;
  subjects: SubjectIds;
  /** Their documents belong to their extensions. */
  deviceIds: readonly string[];
  /** Kinds this worker knows nothing about: another part of the product will. */
  unknown: string[];
}

/** Written by the worker itself when a trunk or a node changes what a tenant's own document says. */
export const TENANT_CORE = 'tenant_core';

/** None of the kinds that are not named. */
export function subjectIds(some: Partial<SubjectIds>): SubjectIds {
  return { extension: [], number: [], object: [], block_list: [], ...some };
}

function unique(rows: readonly OutboxRow[], kind: string): string[] {
  return [...new Set(rows.filter((row) => row.kind === kind).map((row) => row.subjectId))];
}

const KNOWN = new Set<string>(['tenant', TENANT_CORE, 'device', ...SUBJECT_KINDS]);

export function touchedBy(rows: readonly OutboxRow[]): Touched {
  const kinds = new Set(rows.map((row) => row.kind));
  return {
    whole: kinds.has('tenant'),
    // A number may become, or cease to be, the one that outgoing calls show.
    core: kinds.has(TENANT_CORE) || kinds.has('number') || kinds.has('object'),
    subjects: subjectIds(
      Object.fromEntries(SUBJECT_KINDS.map((kind) => [kind, unique(rows, kind)])),
    ),
    deviceIds: unique(rows, 'device'),
    unknown: [...kinds].filter((kind) => !KNOWN.has(kind)),
  };
}

/** The owner whose refusal holds this change up. A device's documents belong to its extension. */
export function subjectOf(row: OutboxRow, extensionOfDevice: ReadonlyMap<string, string>): string {
  if (row.kind === 'device') {
    return ownerOf('extension', extensionOfDevice.get(row.subjectId) ?? row.subjectId);
  }
  if (row.kind === TENANT_CORE) return `core:${row.subjectId}`;
  return `${row.kind}:${row.subjectId}`;
}
