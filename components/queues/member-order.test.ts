import { expect, test } from 'vitest';
import { inOrder, levelsIn, withPositions } from '@/components/queues/member-order';

const member = (agent: string, level: number, position: number) => ({ agent, level, position });
const names = (members: readonly { agent: string }[]) => members.map(({ agent }) => agent);

test('a list stands level by level', () => {
  const members = [member('cem', 2, 1), member('ben', 1, 2), member('ann', 1, 1)];
  expect(names(inOrder(members))).toEqual(['ann', 'ben', 'cem']);
  expect(levelsIn(members)).toBe(2);
  expect(levelsIn([])).toBe(0);
});

test('moved rows get the positions in which they stand, but stay in their level', () => {
  const moved = [member('ben', 1, 2), member('cem', 2, 1), member('ann', 1, 1)];
  const members = withPositions(moved);
  expect(names(members)).toEqual(['ben', 'ann', 'cem']);
  expect(names(inOrder(members))).toEqual(['ben', 'ann', 'cem']);
});
