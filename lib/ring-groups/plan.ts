import type { CompileObject } from '@/lib/call-plan/compile';
import type { GuardedStep } from '@/lib/call-plan/plan';
import { aroundRules, legsOf } from '@/lib/call-rules/plan';
import type { RingGroupConfig } from './contract';

/** Rings its members; then its rules, then where it leads when nobody took the call. */
export const compileRingGroup: CompileObject<RingGroupConfig> = ({ id, name, config }) => {
  const { members, order, ringSeconds, memberSeconds, skipBusy, music, onTimeout, rules } = config;
  const oneByOne = order === 'together' ? {} : { timeoutSeconds: memberSeconds };
  const legs = legsOf(members);
  const ring: GuardedStep = {
    ...{ do: 'ring', order, timeoutSeconds: ringSeconds },
    legs: legs.map((leg) => ({ ...leg, ...oneByOne })),
    ...(skipBusy && { skipBusy: true }),
    ...(music && { music }),
  };
  return {
    ...{ id, kind: 'ring_group', name },
    steps: [
      { do: 'mark', name: 'group', value: id },
      ...aroundRules(rules, [ring]),
      onTimeout ? { do: 'go', to: onTimeout } : { do: 'end', as: 'result' },
    ],
    // Whom a permission means that names the group.
    data: { members: legs.flatMap((leg) => ('extension' in leg ? [leg.extension] : [])) },
  };
};
