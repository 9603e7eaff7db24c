import { expect, test } from 'vitest';
import { forWords, statusWords } from '@/components/agents/agent-state-words';
import { NO_ANSWER_REASON } from '@/lib/agents/contract';

test('a pause says its reason, also the one the switch gave', () => {
  expect(statusWords({ status: 'logged_in', reason: null })).toBe('Logged in');
  expect(statusWords({ status: 'paused', reason: null })).toBe('On a break');
  expect(statusWords({ status: 'paused', reason: 'Lunch' })).toBe('On a break: Lunch');
  expect(statusWords({ status: 'paused', reason: NO_ANSWER_REASON })).toBe(
    'On a break: did not answer',
  );
});

test('how long it has been so, in one unit', () => {
  const now = Date.parse('2026-11-25T12:00:00Z');
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  expect(forWords(ago(0.5), now)).toBe('for a moment');
  expect(forWords(ago(-5), now)).toBe('for a moment');
  expect(forWords(ago(1), now)).toBe('for 1 minute');
  expect(forWords(ago(119), now)).toBe('for 1 hour');
  expect(forWords(ago(60 * 49), now)).toBe('for 2 days');
});
