import { expect, test } from 'vitest';
import { branchSentence } from '@/components/menus/branch-words';
import type { BranchWhen } from '@/components/menus/menu-value';

const NAMES = new Map([
  ['que_1', { number: '820', name: 'Support' }],
  ['sch_1', { number: null, name: 'Office hours' }],
]);

const says = (when: BranchWhen) =>
  branchSentence({ when, to: { kind: 'queue', id: 'que_1' } }, NAMES);

test('each condition reads as a sentence with where it leads', () => {
  expect(says({ on: 'caller', patterns: ['+49*', '+43*'] })).toBe(
    'When the caller is +49* or +43* → to queue 820 Support',
  );
  expect(says({ on: 'anonymous' })).toBe('When the caller shows no number → to queue 820 Support');
  expect(says({ on: 'called', patterns: ['+4930901820'] })).toBe(
    'When the called number is +4930901820 → to queue 820 Support',
  );
  expect(says({ on: 'schedule', id: 'sch_1', is: 'closed' })).toBe(
    'When Office hours is closed → to queue 820 Support',
  );
  expect(says({ on: 'variable', name: 'customer', patterns: ['7*'] })).toBe(
    'When customer is 7* → to queue 820 Support',
  );
});

test('what is not filled in yet is left open', () => {
  expect(says({ on: 'schedule', id: '', is: 'open' })).toMatch(/^When the schedule is open/);
  expect(says({ on: 'variable', name: '', patterns: [] })).toMatch(/^When … is … →/);
});
