import { vi } from 'vitest';
import type { CallPermissionConfig } from '@/lib/call-permissions/contract';
import { compileCallPermission } from '@/lib/call-permissions/plan';
import { planDocument, type CallDocument } from '@/lib/call-plan/documents';
import { featureCodes } from '@/lib/feature-codes/contract';
import { compileObject } from '@/lib/objects/compile-object';
import { statusOf, type SipMessage } from '../sip/sip-message';
import type { useCallBench } from './call-bench';
import type { OutgoingCall } from './call-peer';
import { domain, extensionId, other, tenant } from './example-pbx';
import { soundPort } from './rtp-ear';

const base = { name: 'x', number: null, enabled: true };
const nobody = { everybody: false, extensions: [], groups: [] };

export const everybody = { ...nobody, everybody: true };
export const only = (...numbers: string[]) => ({
  ...nobody,
  extensions: numbers.map(extensionId),
});
export const members = (...groups: string[]) => ({ ...nobody, groups });

/** The codes of a new PBX, in both of the example's. */
export function codes(config: object = {}): CallDocument[] {
  const row = { ...base, id: 'fcs_1', kind: featureCodes.kind, config };
  return [tenant, other].flatMap((pbx) => compileObject(row, pbx));
}

export function permission(id: string, config: CallPermissionConfig): CallDocument {
  const row = { ...base, id, kind: 'call_permission', config };
  const plan = compileCallPermission(row, tenant);
  if (Array.isArray(plan)) throw new Error('A permission is one plan');
  return planDocument(domain, plan);
}

const phoneOf = ({ startLine }: SipMessage) => /sip:([^@]+)@/.exec(startLine)?.[1];

/** What tests of codes do again and again. */
export class FeatureBench {
  constructor(readonly bench: ReturnType<typeof useCallBench>) {}

  /** A call from a phone by the name of its account. */
  by(device: string, user: string, of = domain): OutgoingCall {
    const headers = [
      ['X-Pbx-Domain', of],
      ['X-Pbx-Device', device],
    ] as const;
    return this.bench.phone(user, { headers });
  }

  /** Each phone says its own status; who is not named rings. */
  say(said: Record<string, string>): void {
    this.bench.peer.answering = (invite, reply) => {
      const status = said[phoneOf(invite) ?? ''] ?? '180 Ringing';
      reply(status, status.startsWith('200'));
    };
  }

  /** What a phone was asked to ring for. */
  invites(phone: string): SipMessage[] {
    return this.bench.peer.requests('INVITE').filter((invite) => phoneOf(invite) === phone);
  }

  rings(phone: string): Promise<SipMessage> {
    const asked = () => {
      const invite = this.invites(phone).at(-1);
      if (!invite) throw new Error(`${phone} does not ring`);
      return invite;
    };
    return vi.waitFor(asked, { timeout: 5000, interval: 20 });
  }

  /** The variables of a call's own leg, when it has ended. */
  record(call: OutgoingCall): Promise<Readonly<Record<string, string>>> {
    const read = () => {
      const all = this.bench.node.allRecords();
      const own = all.find(({ variables }) => variables['sip_call_id'] === call.id);
      if (!own) throw new Error('The call has no record yet');
      return own.variables;
    };
    return vi.waitFor(read, { timeout: 20_000, interval: 50 });
  }

  /** Dials a code that says something and ends: what came of it. */
  async result(device: string, user: string, of = domain): Promise<string | undefined> {
    const call = this.by(device, user, of);
    await call.answered();
    return (await this.record(call))['pbx_feature'];
  }

  /** The port from which the node sends a call's sound to whoever made it. */
  soundOf(call: OutgoingCall): number {
    const answer = call.responses.find((one) => statusOf(one) === 200 && one.body !== '');
    if (!answer) throw new Error('The call has no answer');
    return soundPort(answer);
  }
}
