import type { PlanTenant } from '@/lib/call-plan/compile';
import { dialDocument, planDocument, type CallDocument } from '@/lib/call-plan/documents';
import type { ExtensionRing, PlanDocument, Step } from '@/lib/call-plan/plan';
import { checked, ID, SHORT_NUMBER, USERNAME } from '@/lib/call-plan/switch-text';

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

/**
 * The pointer from its number, and what happens to a call to it: all devices ring; the caller hears
 * 486 busy, 603 declined, else 480 (no answer, nobody registered, switched off).
 * @throws Error on an id, number or username that could not stand in a dial string.
 */
export function compileExtension(extension: PlanExtension, tenant: PlanTenant): CallDocument[] {
  const { id, name } = extension;
  const number = checked('extension number', extension.number, SHORT_NUMBER);
  const plan: PlanDocument = {
    ...{ id, kind: 'extension', name, steps: stepsOf(extension), ring: ringOf(extension) },
  };
  return [
    dialDocument(tenant.sipDomain, number, { go: { kind: 'extension', id } }),
    planDocument(tenant.sipDomain, plan),
  ];
}

function stepsOf({ id, enabled, ringTimeoutSeconds }: PlanExtension): Step[] {
  const mark: Step = { do: 'mark', name: 'extension', value: id };
  if (!enabled) return [mark, { do: 'end', as: 'no_answer' }];
  const ring: Step = {
    ...{ do: 'ring', legs: [{ extension: id }], order: 'together' },
    timeoutSeconds: seconds(ringTimeoutSeconds),
  };
  return [mark, ring, { do: 'end', as: 'result' }];
}

function ringOf({ number, enabled, ringTimeoutSeconds, devices }: PlanExtension): ExtensionRing {
  return {
    ...{ number, enabled, doNotDisturb: false, order: 'together' },
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
