import { expect, it, test } from 'vitest';
import { agentsNeeded, averageWaitSeconds, loadOf, serviceLevel, waitChance } from './erlang';

test('the worked example that call centres publish: 100 calls in half an hour of 3 minutes, 80/20', () => {
  const demand = { callsPerHour: 200, handleSeconds: 180 };
  expect(loadOf(demand)).toBe(10);
  expect(waitChance(10, 11)).toBeCloseTo(0.682, 3);
  expect(waitChance(10, 14)).toBeCloseTo(0.174, 3);
  expect(serviceLevel(demand, 13, 20)).toBeCloseTo(0.796, 3);
  expect(serviceLevel(demand, 14, 20)).toBeCloseTo(0.888, 3);
  expect(averageWaitSeconds(demand, 14)).toBeCloseTo(7.8, 1);
  expect(agentsNeeded(demand, { level: 0.8, withinSeconds: 20 })).toBe(14);
});

test('the worked example of textbooks: 0.2 calls a second of 240 seconds, 55 agents', () => {
  const demand = { callsPerHour: 720, handleSeconds: 240 };
  expect(waitChance(loadOf(demand), 55)).toBeCloseTo(0.239, 3);
  expect(averageWaitSeconds(demand, 55)).toBeCloseTo(8.2, 1);
  expect(serviceLevel(demand, 55, 15)).toBeCloseTo(0.846, 3);
});

it('needs nobody without calls, and never as few as the load', () => {
  expect(
    agentsNeeded({ callsPerHour: 0, handleSeconds: 180 }, { level: 0.8, withinSeconds: 20 }),
  ).toBe(0);
  expect(waitChance(3, 3)).toBe(1);
  expect(serviceLevel({ callsPerHour: 60, handleSeconds: 180 }, 3, 20)).toBe(0);
  expect(averageWaitSeconds({ callsPerHour: 60, handleSeconds: 180 }, 3)).toBe(Infinity);
});

it('stays a number for loads that factorials cannot hold', () => {
  const demand = { callsPerHour: 20_000, handleSeconds: 300 };
  const agents = agentsNeeded(demand, { level: 0.9, withinSeconds: 10 });
  expect(agents).toBeGreaterThan(1667);
  expect(agents).toBeLessThan(1800);
});
