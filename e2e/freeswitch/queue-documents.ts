import { agent, type AgentConfig } from '@/lib/agents/contract';
import { compileAgent, type PlanAgentState } from '@/lib/agents/plan';
import { compiler, type PlanTenant } from '@/lib/call-plan/compile';
import { dialDocument, type CallDocument } from '@/lib/call-plan/documents';
import type { FeatureName } from '@/lib/call-plan/plan';
import { compileExtension, type PlanExtension } from '@/lib/extensions/plan';
import { compileOutgoing } from '@/lib/outgoing/plan';
import { queue, type QueueConfig } from '@/lib/queues/contract';
import { compileQueue } from '@/lib/queues/plan';
import { directoryKey, renderDirectoryDocument } from '@/telephony/render/directory';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};
export const domain = tenant.sipDomain;

/** 20 characters, as ids have; `agt_a…` is easier to read in a failure than a real one. */
const idOf = (prefix: string, name: string) => `${prefix}_${name.padEnd(20, '0')}`;
export const agentId = (name: string) => idOf('agt', name);
export const queueId = (name: string) => idOf('que', name);
export const extensionId = (name: string) => idOf('ext', name);

const asQueue = compiler(queue, compileQueue);
const asAgent = compiler(agent, compileAgent);

export interface AgentSetting extends Partial<AgentConfig> {
  state?: Partial<PlanAgentState>;
}

export interface QueueSetting extends Partial<Omit<QueueConfig, 'members'>> {
  /** Names, in order, or with their level. */
  members: readonly (string | { name: string; level: number })[];
}

export const nameOf = (id = '') => id.replace(/^agt_/, '').replace(/0+$/, '');

/** A queue's number and what is pushed for it. */
export function queueDocuments(
  name: string,
  number: string,
  setting: QueueSetting,
): CallDocument[] {
  const { members, ...config } = setting;
  const listed = members.map((member, index) => ({
    agent: agentId(typeof member === 'string' ? member : member.name),
    level: typeof member === 'string' ? 1 : member.level,
    position: index + 1,
  }));
  const row = { id: queueId(name), kind: 'queue', name: `Queue ${name}`, number, enabled: true };
  return asQueue({ ...row, config: { ...config, members: listed } }, tenant);
}

/** An agent and an extension of the same name with one phone of that name. */
export function agentDocuments(name: string, setting: AgentSetting = {}): CallDocument[] {
  const { state, ...config } = setting;
  const row = {
    id: agentId(name),
    kind: 'agent',
    name: `Agent ${name}`,
    number: null,
    enabled: true,
  };
  const given = { extension: setting.outside ? null : extensionId(name), ...config };
  const since = { status: 'logged_in' as const, reason: null, since: Date.now(), ...state };
  return asAgent({ ...row, config: { wrapUpSeconds: 0, ...given }, state: since }, tenant);
}

/** The extension behind an agent, with so many phones: `a`, `a2`, … */
export function phoneDocuments(name: string, number: string, phones = 1): CallDocument[] {
  const devices = Array.from({ length: phones }, (_, index) => {
    const username = index === 0 ? name : `${name}${index + 1}`;
    return { id: `dev_${username}`, username, enabled: true };
  });
  const base = { id: extensionId(name), number, name: `Person ${name}`, enabled: true };
  const person: PlanExtension = {
    ...base,
    ...{ ringTimeoutSeconds: 20, outboundCallerId: null, config: {}, devices },
  };
  return [...compileExtension(person, tenant), ...accountsOf(person)];
}

/** So that calls of these phones are this extension's. */
function accountsOf(person: PlanExtension): CallDocument[] {
  return person.devices.flatMap((device) => {
    const text = renderDirectoryDocument(tenant, person, device);
    return text === null ? [] : [{ key: directoryKey(domain, device.username), text }];
  });
}

export const codeDocument = (code: string, feature: FeatureName): CallDocument =>
  dialDocument(domain, code, { go: { kind: 'feature', id: feature }, argument: true });

export const outgoingDocuments = (): CallDocument[] =>
  compileOutgoing(tenant, {
    trunks: [
      { id: 'trk_1', set: 10_007 },
      { id: 'trk_2', set: 10_008 },
    ],
    defaultCallerId: '+4930901820',
  });
