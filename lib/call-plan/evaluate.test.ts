import { expect, test } from 'vitest';
import type { CallFacts } from './call-facts';
import { evaluate } from './evaluate';
import type { DialDocument, GuardedStep, PlanDocument, Target } from './plan';

const DOMAIN = 'acme.pbx.localhost';

const plan = (
  id: string,
  steps: GuardedStep[],
  more: Partial<PlanDocument> = {},
): PlanDocument => ({
  ...{ id, kind: 'ring_group', name: `The ${id}`, steps },
  ...more,
});

const person = (id: string, devices = 1): PlanDocument =>
  plan(
    id,
    [
      {
        ...{ do: 'ring', legs: [{ extension: id }], order: 'together' },
        timeoutSeconds: 20,
      },
      { do: 'end', as: 'result' },
    ],
    {
      kind: 'extension',
      ring: {
        ...{ number: '101', enabled: true, doNotDisturb: false, order: 'together' },
        timeoutSeconds: 20,
        devices: Array.from({ length: devices }, (_, index) => ({
          id: `dev_${index}`,
          username: `phone${index}`,
        })),
      },
    },
  );

function take(
  plans: readonly PlanDocument[],
  to: Target | { kind: 'number'; id: string },
  more: Partial<CallFacts> = {},
) {
  const documents = new Map<string, unknown>(
    plans.map((document) => [`plan:${DOMAIN}:${document.id}`, document]),
  );
  const pointer: DialDocument = { go: to, public: true };
  documents.set(`dial:${DOMAIN}:+4930901820`, pointer);
  for (const { id, ring } of plans) {
    if (ring) documents.set(`dial:${DOMAIN}:${ring.number}`, { go: { kind: 'extension', id } });
  }
  return evaluate((key) => documents.get(key), {
    ...{ sipDomain: DOMAIN, dialed: '+4930901820', from: { kind: 'trunk' }, at: 1_790_000_000 },
    caller: { number: '+4940123456', name: 'Ann' },
    ...more,
  });
}

const toNumber = { kind: 'number', id: 'num_1' } as const;
const menuSteps: GuardedStep[] = [
  {
    ...{ do: 'menu', timeoutSeconds: 5, tries: 2 },
    keys: [
      { digits: '1', go: { kind: 'extension', id: 'ext_1' } },
      { digits: '12', go: { kind: 'busy' } },
    ],
    onTimeout: { kind: 'hangup' },
  },
  { do: 'end', as: 'done' },
];

test('a number leads to a person who answers', () => {
  const plans = [
    plan('num_1', [
      { do: 'mark', name: 'number', value: 'num_1' },
      { do: 'screen' },
      { do: 'go', to: { kind: 'extension', id: 'ext_1' } },
    ]),
    person('ext_1'),
  ];
  const found = take(plans, toNumber, {
    ringing: { ext_1: { ends: 'answered', afterSeconds: 3 } },
  });
  expect(found.path).toEqual(['num_1.0', 'num_1.1=n', 'num_1.2', 'ext_1.0=answered']);
  expect(found).toMatchObject({ end: 'answered', answeredBy: 'ext_1' });
  expect(found.entries.map(({ words }) => words)).toContain('Rings; “The ext_1” answers.');
});

test.each([
  ['busy', 'busy', 'busy'],
  ['rejected', 'rejected', 'rejected'],
  ['unreachable', 'unreachable', 'no_answer'],
  ['no_answer', 'no_answer', 'no_answer'],
] as const)('a phone that is %s: the caller hears it', (ends, outcome, end) => {
  const found = take(
    [person('ext_1')],
    { kind: 'extension', id: 'ext_1' },
    {
      ringing: { ext_1: { ends } },
    },
  );
  expect(found.path).toEqual([`ext_1.0=${outcome}`, 'ext_1.1=result']);
  expect(found.end).toBe(end);
});

test('nobody can be reached without a device, unregistered, or where nothing is', () => {
  const to = { kind: 'extension', id: 'ext_1' } as const;
  expect(take([person('ext_1', 0)], to).path[0]).toBe('ext_1.0=unreachable');
  expect(take([person('ext_1')], to, { unregistered: ['ext_1'] }).path[0]).toBe(
    'ext_1.0=unreachable',
  );
  expect(take([], to)).toMatchObject({ path: ['to=unknown'], end: 'unknown' });
});

test('a cascade: who rings later may still win, who would answer too late does not', () => {
  const steps: GuardedStep[] = [
    {
      ...{ do: 'ring', order: 'together', timeoutSeconds: 10 },
      legs: [{ extension: 'ext_1' }, { extension: 'ext_2', afterSeconds: 4 }],
    },
    { do: 'end', as: 'result' },
  ];
  const plans = [plan('rg_1', steps), person('ext_1'), person('ext_2')];
  const to = { kind: 'ring_group', id: 'rg_1' } as const;
  const answers = (first: number, second: number) =>
    take(plans, to, {
      ringing: {
        ext_1: { ends: 'answered', afterSeconds: first },
        ext_2: { ends: 'answered', afterSeconds: second },
      },
    }).answeredBy;
  expect(answers(9, 2)).toBe('ext_2');
  expect(answers(5, 2)).toBe('ext_1');
  expect(answers(12, 7)).toBe(null);
});

test('a menu: keys, then nothing, then what leads nowhere', () => {
  const plans = [plan('mnu_1', menuSteps), person('ext_1')];
  const to = { kind: 'menu', id: 'mnu_1' } as const;
  const press = (...keys: string[]) => take(plans, to, { keys }).path;
  expect(press('9', '1')).toEqual(['mnu_1.0=1', 'ext_1.0=no_answer', 'ext_1.1=result']);
  expect(press('12')).toEqual(['mnu_1.0=12', 'to=busy']);
  expect(press('9', '')).toEqual(['mnu_1.0=timeout', 'to=hangup']);
  expect(press('', '9')).toEqual(['mnu_1.0=invalid', 'mnu_1.1=done']);
});

test('a step that is guarded is left out, and the path says so', () => {
  const plans = [
    plan('rg_1', [
      { do: 'end', as: 'busy', only: [{ on: 'result', among: ['busy'] }] },
      { do: 'when', if: [{ on: 'anonymous' }], go: { kind: 'hangup' } },
      { do: 'end', as: 'barred' },
    ]),
  ];
  const to = { kind: 'ring_group', id: 'rg_1' } as const;
  expect(take(plans, to).path).toEqual(['rg_1.0=skip', 'rg_1.1=n', 'rg_1.2=barred']);
  const caller = { number: null, name: '' };
  expect(take(plans, to, { caller }).path).toEqual(['rg_1.0=skip', 'rg_1.1=y', 'to=hangup']);
});

test('a call that goes in circles ends', () => {
  const plans = [plan('rg_1', [{ do: 'go', to: { kind: 'ring_group', id: 'rg_1' } }])];
  const found = take(plans, { kind: 'ring_group', id: 'rg_1' });
  expect(found.path).toHaveLength(101);
  expect(found.path.at(-1)).toBe('end=loop');
  expect(found.end).toBe('loop');
});

test('what is not for the outside is not reached from a trunk', () => {
  const found = take([person('ext_1')], { kind: 'extension', id: 'ext_1' }, { dialed: '101' });
  expect(found.end).toBe('unknown');
});

test('a menu waits for no more keys than make sense; an extension may be dialled from outside, too', () => {
  const plans = [
    plan('num_1', [{ do: 'go', to: { kind: 'menu', id: 'mnu_1' } }]),
    plan('mnu_1', [
      {
        ...{ do: 'menu', timeoutSeconds: 5, tries: 2, dialExtensions: true },
        keys: [{ digits: '*', go: { kind: 'busy' } }],
        onInvalid: { kind: 'hangup' },
      },
    ]),
    person('ext_1'),
  ];
  const press = (...keys: string[]) => take(plans, toNumber, { keys }).path.slice(1);
  expect(press('*99')).toEqual(['mnu_1.0=*', 'to=busy']);
  expect(press('101')).toEqual(['mnu_1.0=101', 'ext_1.0=no_answer', 'ext_1.1=result']);
  expect(press('102', '103')).toEqual(['mnu_1.0=invalid', 'to=hangup']);
});
