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

/** Recorded calls under new ids and for another tenant: each leg as its own text. */
export function makeCall(name: string, tenantId: string): MadeCall {
  const records = goldenRecords(name).map((text) => JSON.parse(text) as Leg);
  const renamed = new Map<string, string>();
  for (const { variables } of records) renamed.set(variables.uuid ?? '', randomUUID());
  const legs = new Map<string, string>();
  for (const record of records) {
    let text = JSON.stringify({
      ...record,
      variables: { ...record.variables, pbx_tenant_id: tenantId },
    });
    for (const [old, fresh] of renamed) text = text.replaceAll(old, fresh);
    legs.set(renamed.get(record.variables.uuid ?? '') ?? '', text);
  }
  return { id: renamed.get(records[0]?.variables.pbx_call_id ?? '') ?? '', legs };
}

/** One call after the other of each kind that was recorded. */
export function makeCalls(count: number, tenantId: string): MadeCall[] {
  const names = goldenNames().filter((name) => name !== 'unknown-domain');
  return Array.from({ length: count }, (_, index) =>
    makeCall(names[index % names.length] ?? '', tenantId),
  );
}
