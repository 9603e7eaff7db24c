import { expect, vi } from 'vitest';
import { parseFreeswitchRecord } from '@/telephony/records/freeswitch-record';
import { normaliseCall, type CallRow } from '@/telephony/records/normalise';
import type { OutgoingCall } from './call-peer';
import type { MediaNode } from './media-node';

/** The row of the call log that a call's real records make, when so many legs are written. */
export async function rowOf(node: MediaNode, call: OutgoingCall, legs: number): Promise<CallRow> {
  const read = () => {
    const own = node.allRecords().find(({ variables }) => variables['sip_call_id'] === call.id);
    const found = node.records(own?.variables['pbx_call_id'] ?? '');
    expect(found).toHaveLength(legs);
    return found;
  };
  const records = await vi.waitFor(read, { timeout: 15_000, interval: 50 });
  const texts = records.map((record) => JSON.stringify(record));
  return normaliseCall(
    texts.map((text) => parseFreeswitchRecord(text, 'node_test')),
    new Map(),
  );
}

export const kindsOf = ({ journey }: CallRow): string[] => journey.map(({ kind }) => kind);

/** The journey's steps of one kind. */
export const stepsOf = ({ journey }: CallRow, kind: string) =>
  journey.filter((step) => step.kind === kind);
