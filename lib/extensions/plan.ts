import { z } from 'zod';
import { readStored, type PlanTenant } from '@/lib/call-plan/compile';
import { dialDocument, planDocument, type CallDocument } from '@/lib/call-plan/documents';
import type { ExtensionRing, GuardedStep, PlanDocument, Recording } from '@/lib/call-plan/plan';
import { checked, ID, SHORT_NUMBER, USERNAME } from '@/lib/call-plan/switch-text';
import { aroundRules } from '@/lib/call-rules/plan';
import { configWithDefaults, toldTimes, type ExtensionConfig, type ToldTimes } from './config';

export interface PlanExtension {
  id: string;
  number: string;
  name: string;
  enabled: boolean;
  ringTimeoutSeconds: number;
  /** E.164, shown to the outside; null: the PBX's own. */
  outboundCallerId: string | null;
  /** As it is stored. */
  config: unknown;
  devices: readonly PlanDevice[];
}

export interface PlanDevice {
  id: string;
  username: string;
  enabled: boolean;
}

const stored = z.object({ ...configWithDefaults, told: toldTimes.optional() });

/** Calls to an extension, and those it makes. */
const RECORDED: Record<
  NonNullable<ExtensionConfig['recording']>,
  { in: Recording; out: Recording }
> = {
  always: { in: 'always', out: 'always' },
  incoming: { in: 'always', out: 'never' },
  outgoing: { in: 'never', out: 'always' },
  on_demand: { in: 'on_demand', out: 'on_demand' },
  never: { in: 'never', out: 'never' },
};

/**
 * The pointer from its number, and what happens to a call to it: its devices ring, with its rules
 * around that; else the caller hears 486 busy, 603 declined or 480 (no answer, nobody registered,
 * switched off). `data` says what its own calls to the outside may be, where that is not all.
 * @throws Error on an id, number, username or config that could not stand in a document.
 */
export function compileExtension(extension: PlanExtension, tenant: PlanTenant): CallDocument[] {
  const { id, name } = extension;
  const number = checked('extension number', extension.number, SHORT_NUMBER);
  const config = readStored(stored, extension.config);
  const data = dataOf(config);
  const plan: PlanDocument = {
    ...{ id, kind: 'extension', name, steps: stepsOf(extension, config) },
    ring: ringOf(extension, config),
    ...(Object.keys(data).length > 0 && { data }),
  };
  return [
    dialDocument(tenant.sipDomain, number, { go: { kind: 'extension', id } }),
    planDocument(tenant.sipDomain, plan),
  ];
}

function stepsOf(extension: PlanExtension, config: ExtensionConfig): GuardedStep[] {
  const { rules, recording, voicemail, forward } = config;
  const { id, enabled } = extension;
  const mark: GuardedStep = { do: 'mark', name: 'extension', value: id };
  if (!enabled) return [mark, { do: 'end', as: 'no_answer' }];
  const ring: GuardedStep = {
    ...{ do: 'ring', legs: [{ extension: id }], order: 'together' },
    timeoutSeconds: seconds(extension.ringTimeoutSeconds),
  };
  const record: GuardedStep[] =
    recording === null ? [] : [{ do: 'record', when: RECORDED[recording].in }];
  const last: GuardedStep =
    voicemail === null
      ? { do: 'end', as: 'result' }
      : { do: 'go', to: { kind: 'voicemail', id: voicemail } };
  // Second, where the node puts or takes away what was said at the phone (scripts/wishes.lua).
  const forwarded: GuardedStep[] = forward === null ? [] : [{ do: 'go', to: forward }];
  return [mark, ...forwarded, ...record, ...aroundRules(rules, [ring], id), last];
}

function dataOf({
  maxCalls,
  mayCallOut,
  voicemail,
  recording,
  forward,
  told,
}: ExtensionConfig & { told?: ToldTimes | undefined }): Record<string, unknown> {
  return {
    ...(maxCalls !== null && { maxCalls }),
    ...(mayCallOut !== 'everywhere' && { mayCallOut }),
    ...(voicemail !== null && { voicemail }),
    ...(recording !== null && { recording: RECORDED[recording].out }),
    ...(forward !== null && { forward }),
    ...(told && { told }),
  };
}

function ringOf(extension: PlanExtension, config: ExtensionConfig): ExtensionRing {
  const { number, enabled, ringTimeoutSeconds, devices } = extension;
  return {
    ...{ number, enabled, doNotDisturb: config.doNotDisturb, order: config.ringOrder },
    timeoutSeconds: seconds(ringTimeoutSeconds),
    devices: devices
      .filter((device) => device.enabled)
      .map((device) => ({
        id: checked('device id', device.id, ID),
        username: checked('username', device.username, USERNAME),
      })),
  };
}

function seconds(value: number): number {
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error('ringTimeoutSeconds is a whole number from 1');
}
