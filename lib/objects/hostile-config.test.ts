import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agent } from '@/lib/agents/contract';
import type { PlanObject, PlanTenant } from '@/lib/call-plan/compile';
import { patternFault } from '@/lib/call-plan/pattern';
import { plainText } from '@/lib/call-plan/switch-text';
import { queue } from '@/lib/queues/contract';
import { compileObject } from './compile-object';
import type { ObjectKind } from './kind';
import { OBJECT_KINDS, SINGLETON_KINDS } from './registry';

const tenant: PlanTenant = {
  ...{ id: 'ten_1', sipDomain: 'acme.pbx.localhost', countryCode: '49' },
  ...{ timezone: 'Europe/Berlin', language: 'en' },
};
const KINDS = [
  ...new Set<ObjectKind>([...OBJECT_KINDS, ...SINGLETON_KINDS, agent, queue] as ObjectKind[]),
];

const EXTENSION = 'ext_01kaqx3fz8w2c7r5m9h1';
const SOUND = 'snd_01kaqx3fz8w2c7r5m9h1';
const SCHEDULE = 'sch_01kaqx3fz8w2c7r5m9h1';
const TO = { kind: 'extension', id: EXTENSION };

/** Settings that the example of the contract leaves out, so that every field has a text to replace. */
const MORE: Readonly<Record<string, object>> = {
  agent: { extension: EXTENSION, outside: null },
  menu: {
    collect: { name: 'customer', prompt: SOUND, digitsMin: 1, digitsMax: 5 },
    branches: [
      { when: { on: 'caller', patterns: ['+49*'] }, to: TO },
      { when: { on: 'variable', name: 'customer', patterns: ['12?'] }, to: TO },
      { when: { on: 'schedule', id: SCHEDULE, is: 'closed' }, to: TO },
    ],
    ...{ greeting: SOUND, invalidSound: SOUND, onTimeout: TO, onInvalid: TO },
  },
  queue: {
    members: [{ agent: 'agt_01kaqx3fz8w2c7r5m9h1' }],
    ...{ music: SOUND, callerNamePrefix: 'Support', exitKeys: '#', onTimeout: TO, onKey: TO },
    announcement: { sound: SOUND, everySeconds: 30, tellPosition: true, tellWait: true },
    toAgent: { sound: SOUND, tellWaited: true },
    rating: { question: SOUND, thanks: SOUND, seconds: 5 },
  },
  ring_group: {
    members: [{ extension: EXTENSION }, { outside: '+4930901820' }],
    ...{ music: SOUND, onTimeout: TO },
    rules: [
      { when: { moment: 'busy', callers: { patterns: ['+49*'] } }, act: { do: 'send', to: TO } },
      { when: { moment: 'arrival' }, act: { do: 'play', sound: SOUND } },
    ],
  },
};

function sampleOf(kind: ObjectKind): Record<string, unknown> {
  const common = new Set(['name', 'number', 'enabled']);
  const example = Object.entries(kind.example).filter(([field]) => !common.has(field));
  return { ...kind.defaults, ...Object.fromEntries(example), ...MORE[kind.kind] };
}

type Path = readonly (string | number)[];

/** Where texts stand. */
function textsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part as unknown, [...path, name]));
}

function replaced(value: unknown, [name, ...rest]: Path, text: string): unknown {
  if (name === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((part, index) =>
      String(index) === name ? replaced(part as unknown, rest, text) : (part as unknown),
    );
  }
  const fields = Object(value) as Record<string, unknown>;
  return { ...fields, [name]: replaced(fields[name], rest, text) };
}

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['${system rm}', '$(id)', '`id`', '"', "'", '\\', ';', '|', ',', '<b>', '&', ']]>'],
        ...['\r\nX: 1', '\0', '\u202e', '[a=b]', '{a=b}', '../', '@', 'ü', '\ud800', ' XML pbx'],
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const rowOf = (kind: ObjectKind, name: string, config: unknown): PlanObject => ({
  ...{ id: 'obj_1', kind: kind.kind, name, number: null, enabled: true, config },
});

/** Documents, or undefined: refused. */
function documentsOf(row: PlanObject): string[] | undefined {
  try {
    return compileObject(row, tenant).map(({ text }) => text);
  } catch {
    return undefined;
  }
}

function expectHarmless(documents: readonly string[]): void {
  for (const text of documents) {
    for (const path of textsIn(JSON.parse(text))) {
      const found = path.reduce<unknown>(
        (part, name) => (part as Record<string, unknown>)[name],
        JSON.parse(text),
      );
      // A pattern for numbers knows brackets, and nothing that would be more.
      if (patternFault(String(found)) === undefined) continue;
      expect(plainText(String(found)), path.join('.')).toBe(found);
    }
  }
}

describe.each(KINDS.map((kind) => [kind.kind, kind] as const))('a %s', (_, kind) => {
  const sample = sampleOf(kind);

  it('is rendered as it is', () => {
    expect(() => compileObject(rowOf(kind, 'Name', sample), tenant)).not.toThrow();
  });

  it('has a harmless name, whatever is typed', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const documents = documentsOf(rowOf(kind, text, sample));
        expect(documents).toBeDefined();
        expectHarmless(documents ?? []);
      }),
    );
  });

  const paths = textsIn(sample);
  it.skipIf(paths.length === 0).each(paths.map((path) => [path.join('.'), path] as const))(
    '%s is refused or harmless, whatever is typed',
    (__, path) => {
      fc.assert(
        fc.property(hostile, (text) => {
          expectHarmless(documentsOf(rowOf(kind, 'Name', replaced(sample, path, text))) ?? []);
        }),
        { numRuns: 50 },
      );
    },
  );
});
