import { describe, expect, test } from 'vitest';
import { trunkState } from '@/components/trunks/trunk-words';
import type { Trunk } from '@/lib/trunks/contract';

type State = NonNullable<Trunk['state']>;

const state = (registration: State['registration'], ...gateways: string[]): State => ({
  ...{ registration, reason: null, expiresAt: null, calls: 0 },
  gateways: gateways.map((one) => ({
    ...{ uri: 'sip:carrier.example', latencyMs: null },
    state: one === 'up' ? 'active' : 'inactive',
  })),
  ...{ since: '2026-11-25T10:00:00.000Z', seenAt: '2026-11-25T10:00:00.000Z' },
});

describe('how a trunk is', () => {
  test.each([
    [state('registered', 'up'), 'success', 'Registered'],
    [state(null, 'up'), 'success', 'Reachable'],
    [state('registered', 'up', 'down'), 'warning', 'Registered'],
    [state(null, 'down', 'down'), 'danger', 'No gateway answers'],
    [state('unreachable', 'down'), 'danger', 'No answer'],
    [state('waiting', 'up'), 'warning', 'Signing in…'],
  ] as const)('%#', (seen, tone, words) => {
    expect(trunkState({ enabled: true, state: seen })).toMatchObject({ tone, words });
  });

  test('a refusal is said in the words of the carrier', () => {
    const refused = { ...state('refused', 'up'), reason: '403 Forbidden' };
    expect(trunkState({ enabled: true, state: refused })).toEqual({
      ...{ tone: 'danger', words: 'Refused', detail: '403 Forbidden' },
    });
  });

  test('nothing is known of one that is off, or not seen yet', () => {
    expect(trunkState({ enabled: false, state: null }).words).toBe('Switched off');
    expect(trunkState({ enabled: true, state: null }).words).toBe('Not seen yet');
  });
});
