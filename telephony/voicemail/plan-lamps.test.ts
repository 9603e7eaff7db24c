import { expect, it } from 'vitest';
import type { Lamp } from '../store/lamp-store';
import { planLamps } from './plan-lamps';

const lamp = (number: string, fresh: number, kept = 0): Lamp => ({
  ...{ tenantId: 'ten_1', domain: 'a.test', number, fresh, kept },
});

it('tells what is new or different, and nothing twice', () => {
  expect(planLamps([lamp('101', 2), lamp('102', 1)], [lamp('101', 2)])).toEqual([lamp('102', 1)]);
  expect(planLamps([lamp('101', 1, 1)], [lamp('101', 2)])).toEqual([lamp('101', 1, 1)]);
  expect(planLamps([lamp('101', 2)], [lamp('101', 2)])).toEqual([]);
});

it('puts out first what has no messages any more: an extension may have the number of another', () => {
  expect(planLamps([lamp('102', 3)], [lamp('101', 3)])).toEqual([lamp('101', 0), lamp('102', 3)]);
});

it('equal numbers of two PBXs are two lamps', () => {
  const other = { ...lamp('101', 1), domain: 'b.test', tenantId: 'ten_2' };
  expect(planLamps([lamp('101', 1), other], [lamp('101', 1)])).toEqual([other]);
});
