import type { OutboxRow } from '@/telephony/store/outbox-store';
import { ownerOf } from './render-subjects';

/** What the waiting changes of one tenant touch; merged, whatever their number and order. */
export interface Touched {
  /** Everything of the tenant, or the tenant is gone. */
  whole: boolean;
  /** The tenant's own document and rows: outgoing calls, domain, home node. */
  core: boolean;
  extensionIds: string[];
  deviceIds: string[];
  numberIds: string[];
  /** Kinds this worker knows nothing about: another part of the product will. */
  unknown: string[];
}

/** Written by the worker itself when a trunk or a node changes what a tenant's own document says. */
export const TENANT_CORE = 'tenant_core';

function unique(rows: readonly OutboxRow[], kind: string): string[] {
  return [...new Set(rows.filter((row) => row.kind === kind).map((row) => row.subjectId))];
}

const KNOWN = new Set(['tenant', TENANT_CORE, 'extension', 'device', 'number']);

export function touchedBy(rows: readonly OutboxRow[]): Touched {
  const kinds = new Set(rows.map((row) => row.kind));
  return {
    whole: kinds.has('tenant'),
    // A number may become, or cease to be, the one that outgoing calls show.
    core: kinds.has(TENANT_CORE) || kinds.has('number'),
    extensionIds: unique(rows, 'extension'),
    deviceIds: unique(rows, 'device'),
    numberIds: unique(rows, 'number'),
    unknown: [...kinds].filter((kind) => !KNOWN.has(kind)),
  };
}

/** The owner whose refusal holds this change up. A device's documents belong to its extension. */
export function subjectOf(row: OutboxRow, extensionOfDevice: ReadonlyMap<string, string>): string {
  if (row.kind === 'device') {
    return ownerOf.extension(extensionOfDevice.get(row.subjectId) ?? row.subjectId);
  }
  if (row.kind === TENANT_CORE) return `core:${row.subjectId}`;
  return `${row.kind}:${row.subjectId}`;
}
