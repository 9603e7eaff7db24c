import { expect, test } from 'vitest';
import { cases, facts as given } from './condition-cases.json';
import { allHold, holds } from './conditions';
import type { Facts } from './facts';
import type { Condition, Result, ScheduleTable } from './plan';

/** As JSON writes it down; JSON has no functions. */
interface Written {
  at: number;
  caller: string | null;
  called: string;
  result: Result;
  variables: Record<string, string>;
  registered: string[];
  schedules: Record<string, ScheduleTable>;
}

function factsOf({ variables, registered, schedules, ...rest }: Written): Facts {
  return {
    ...rest,
    variable: (name) => variables[name] ?? '',
    isRegistered: (extension) => registered.includes(extension),
    scheduleOf: (id) => schedules[id],
  };
}

// JSON's types are wider than what is written there.
const written = given as object as Record<string, Written>;
const listed = cases as object as [facts: string, condition: Condition, expected: boolean][];

function factsNamed(name: string): Facts {
  const found = written[name];
  if (!found) throw new Error(`no such facts: ${name}`);
  return factsOf(found);
}

test.each(listed)('%s, %j: %s', (name, condition, expected) => {
  expect(holds(condition, factsNamed(name))).toBe(expected);
});

test('every kind of condition is among the cases, holding and not', () => {
  for (const on of [
    'caller',
    'anonymous',
    'called',
    'schedule',
    'result',
    'registered',
    'variable',
  ]) {
    const outcomes = new Set(listed.filter(([, one]) => one.on === on).map(([, , is]) => is));
    expect([on, outcomes.size]).toEqual([on, 2]);
  }
});

test('all of a list must hold', () => {
  const facts = factsNamed('known');
  const yes: Condition = { on: 'result', among: ['busy'] };
  const no: Condition = { on: 'anonymous' };
  expect(allHold([], facts)).toBe(true);
  expect(allHold([yes, yes], facts)).toBe(true);
  expect(allHold([yes, no], facts)).toBe(false);
});
