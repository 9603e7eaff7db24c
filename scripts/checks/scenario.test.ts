import { expect, test } from 'vitest';
import { scenarioFolder, scenarioLines, type Scenario } from './scenario';

const PROGRAMS = { freeswitch: 'FreeSWITCH 1.11.3', kamailio: 'Kamailio 6.0.1' };

const scenario = (more: Partial<Scenario>): Scenario => ({
  folder: 'e2e/freeswitch/',
  suite: 'plans of calls on FreeSWITCH 1.11.3',
  ...{ name: 'busy', state: 'passed', note: '' },
  ...more,
});

test('is a list by what it ran against, one line for each thing that is proved', () => {
  const lines = scenarioLines(
    [
      scenario({ folder: 'e2e/sip/', suite: 'requests nobody should send', name: 'no SDP' }),
      scenario({}),
      scenario({ name: 'declined', state: 'failed' }),
      scenario({ suite: 'voicemail', name: 'a message', state: 'skipped', note: 'no time' }),
      scenario({ suite: 'voicemail', name: 'another', state: 'skipped', note: 'no time' }),
      scenario({ folder: 'e2e/agreement/', suite: 'same way', name: 'all', note: '540 of 540' }),
    ],
    PROGRAMS,
  );
  expect(lines).toEqual([
    'scenarios against the evaluator and FreeSWITCH 1.11.3: 1 of 1 passed',
    '  ✓ same way: all (540 of 540)',
    'scenarios against FreeSWITCH 1.11.3: 1 of 4 passed',
    '  ✓ plans of calls: busy',
    '  ✗ plans of calls: declined',
    '  – voicemail: 2 not run (no time)',
    'scenarios against Kamailio 6.0.1, by sipp and phones: 1 of 1 passed',
    '  ✓ requests nobody should send: no SDP',
  ]);
});

test('a name that is too long, or has lines, is one line that ends', () => {
  const [, line = ''] = scenarioLines([scenario({ name: `a\nb ${'x'.repeat(300)}` })], PROGRAMS);
  expect(line).toMatch(/^ {2}✓ plans of calls: a b x+…$/);
  expect(line.length).toBeLessThan(150);
});

test.each([
  ['e2e/freeswitch/calls-plans.int.test.ts', 'e2e/freeswitch/'],
  ['e2e/api/extensions.int.test.ts', undefined],
])('%s: %s', (path, folder) => {
  expect(scenarioFolder(path)).toBe(folder);
});
