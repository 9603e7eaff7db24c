import { randomUUID } from 'node:crypto';
import { goldenNames, goldenRecords } from '@/telephony/records/golden-legs';

export interface MadeCall {
  id: string;
  /** Raw text of each leg, by the leg's id. */
  legs: Map<string, string>;
}

interface Leg {
  variables: Record<string, string>;
}

/** Every moment of a leg, later by so much; negative: earlier. */
function shifted(variables: Record<string, string>, byMs: number): Record<string, string> {
  const later = ([name, value]: [string, string]): [string, string] => {
    const isMoment = name.endsWith('_uepoch') && /^[1-9][0-9]*$/.test(value);
    return [name, isMoment ? String(Number(value) + byMs * 1000) : value];
  };
  return Object.fromEntries(Object.entries(variables).map(later));
}

/**
 * Recorded calls under new ids and for another tenant: each leg as its own text. `byMs`: how much later
 * than it was.
 */
export function makeCall(name: string, tenantId: string, byMs = 0): MadeCall {
  const records = goldenRecords(name).map((text) => JSON.parse(text) as Leg);
  const renamed = new Map<string, string>();
  for (const { variables } of records) renamed.set(variables.uuid ?? '', randomUUID());
  const legs = new Map<string, string>();
  for (const record of records) {
    let text = JSON.stringify({
      ...record,
      variables: { ...shifted(record.variables, byMs), pbx_tenant_id: tenantId },
    });
    for (const [old, fresh] of renamed) text = text.replaceAll(old, fresh);
    legs.set(renamed.get(record.variables.uuid ?? '') ?? '', text);
  }
  return { id: renamed.get(records[0]?.variables.pbx_call_id ?? '') ?? '', legs };
}

/** One call after the other of each kind that was recorded, `spreadMs` apart, backwards from then. */
export function makeCalls(count: number, tenantId: string, spreadMs = 0): MadeCall[] {
  const names = goldenNames().filter((name) => name !== 'unknown-domain');
  return Array.from({ length: count }, (_, index) =>
    makeCall(names[index % names.length] ?? '', tenantId, -index * spreadMs),
  );
}
