import { describe, expect, it } from 'vitest';
import { isMissedByTeam, resultOf, type CallDirection, type CallResult } from './result';

describe('resultOf', () => {
  const cases: [CallDirection, boolean, number, CallResult][] = [
    ['inbound', true, 480, 'missed'],
    ['inbound', false, 480, 'missed'],
    ['inbound', true, 487, 'missed'],
    ['inbound', false, 487, 'missed'],
    ['internal', true, 487, 'missed'],
    ['internal', false, 487, 'cancelled'],
    ['outbound', true, 487, 'cancelled'],
    ['outbound', true, 408, 'missed'],
    ['internal', false, 486, 'busy'],
    ['inbound', true, 603, 'rejected'],
    ['outbound', false, 404, 'failed'],
    ['outbound', false, 403, 'failed'],
    ['internal', false, 503, 'failed'],
  ];
  it.each(cases)('%s, rang %s, %i: %s', (direction, rang, sipCode, result) => {
    expect(resultOf({ direction, answered: false, rang, sipCode })).toBe(result);
  });

  const base = { direction: 'inbound', answered: false, rang: false, sipCode: 480 } as const;
  it.each([
    [
      'who is blocked is turned away, whatever was answered',
      { blocked: true, sipCode: 486 },
      'rejected',
    ],
    ['a message in a box is nobody’s answer', { voicemail: true, sipCode: 487 }, 'missed'],
    ['a code that the PBX answered', { service: true, answered: true, sipCode: 200 }, 'answered'],
    ['a code that was given up', { service: true, sipCode: 487 }, 'cancelled'],
    ['a code that got no answer', { service: true, sipCode: 480 }, 'failed'],
  ] as const)('%s', (_, facts, result) => {
    expect(resultOf({ ...base, ...facts })).toBe(result);
  });

  it('an answered call is answered, whatever ended it', () => {
    expect(resultOf({ direction: 'inbound', answered: true, rang: true, sipCode: 200 })).toBe(
      'answered',
    );
  });
});

describe('isMissedByTeam', () => {
  it('counts callers from outside whom nobody took', () => {
    expect(isMissedByTeam({ direction: 'inbound', result: 'missed' })).toBe(true);
    expect(isMissedByTeam({ direction: 'inbound', result: 'busy' })).toBe(true);
    expect(isMissedByTeam({ direction: 'inbound', result: 'answered' })).toBe(false);
    expect(isMissedByTeam({ direction: 'inbound', result: 'rejected' })).toBe(true);
    expect(isMissedByTeam({ direction: 'inbound', result: 'rejected', blocked: true })).toBe(false);
    expect(isMissedByTeam({ direction: 'internal', result: 'missed' })).toBe(false);
  });
});
