import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { FAULTS } from '@/lib/http/fault-codes';
import type { Operation } from '@/lib/http/operation';
import { OPERATIONS } from '@/lib/openapi/operations';
import { call, type Problem, type Sent } from './harness';
import { SAMPLE_BODIES, SAMPLE_UPLOAD } from './samples';
import { createWorld, type World } from './world';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 40);

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const nasty = fc.constantFrom<unknown>(
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  "' OR 1=1 --",
  '%',
  '_',
  '\\',
  '../../etc/passwd',
  '$(id)',
  '<script>',
  '💣'.repeat(60),
  'x'.repeat(5000),
  -1,
  0,
  1e308,
  2 ** 53,
  1.5,
  null,
  true,
  [],
  {},
  [[[[]]]],
  { $gt: '' },
  { toString: 'x' },
  '2026-02-30T25:61:00Z',
  '9999-12-31T23:59:59Z',
);
const junk = fc.oneof(nasty, fc.jsonValue(), fc.string({ unit: 'binary' }));
/** What can stand in an address: text without halves of characters. */
const wellFormed = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString();
const word = fc.oneof(
  nasty.map(wellFormed),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('1', 'true', 'id', 'ext_00000000000000000000'),
);

/** The sample with some fields replaced, dropped or added: most of it gets past the first checks. */
function bodies(operation: Operation): fc.Arbitrary<unknown> {
  const sample = SAMPLE_BODIES[operation.id];
  if (operation.uploadTypes) {
    return fc.oneof(fc.constant(SAMPLE_UPLOAD), fc.string({ unit: 'binary' }));
  }
  if (!operation.body) return fc.constant(undefined);
  if (operation.bodyType) return fc.oneof(fc.constant(sample), fc.string({ unit: 'binary' }));
  const whole = typeof sample === 'object' && sample !== null ? sample : {};
  const keys = [...Object.keys(whole), 'id', 'tenantId', '__proto__', 'constructor'];
  const mutated = fc
    .dictionary(fc.constantFrom(...keys), junk, { maxKeys: 3 })
    .map((changes) => ({ ...whole, ...changes }));
  return fc.oneof(
    { weight: 4, arbitrary: mutated },
    { weight: 2, arbitrary: fc.constant(sample) },
    { weight: 1, arbitrary: junk },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
}

function queries(operation: Operation): fc.Arbitrary<Record<string, string>> {
  const known = Object.keys(operation.query?.shape ?? {});
  return fc.dictionary(fc.constantFrom('x', ...known), word, { maxKeys: 3 });
}

const visible = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_="*/,;: '), maxLength: 80 });
const oddHeaders = fc.record(
  {
    'If-Match': fc.oneof(fc.constantFrom('"1"', 'W/"2"', '*', '"x"', '"999999999"'), visible),
    'Idempotency-Key': visible.filter((text) => text.trim() !== ''),
    'X-Tenant-Id': visible,
    'X-Request-Id': visible,
    'Content-Type': fc.constantFrom('application/json', 'text/csv', 'text/plain', ''),
  },
  { requiredKeys: [] },
);

/** Mostly none of them odd: else no request would ever reach a handler. */
const headers = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ 'If-Match': '"1"' }) },
  { weight: 1, arbitrary: oddHeaders },
);

function ids({ path }: Operation): fc.Arbitrary<string> {
  const own = { ...world.here.pbx.ids, 'media-nodes': world.mediaNode.id, trunks: world.trunk.id };
  const meant = Object.entries(own).find(([kind]) => kind === path.split('/')[3])?.[1] ?? 'none';
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(meant) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.values(own)) },
    { weight: 1, arbitrary: word },
  );
}

function keys({ reach }: Operation): fc.Arbitrary<string | undefined> {
  const { operator, here } = world;
  const all = [operator.token, here.token, here.pbx.owner.token, undefined];
  const fits = { platform: operator.token, organisation: here.token, none: undefined };
  const meant = reach in fits ? fits[reach as keyof typeof fits] : here.pbx.owner.token;
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(meant) },
    { weight: 1, arbitrary: fc.constantFrom(...all) },
  );
}

function requests(operation: Operation): fc.Arbitrary<Sent> {
  return fc.record({
    token: keys(operation),
    params: fc.record({ id: ids(operation) }),
    query: queries(operation),
    body: bodies(operation),
    headers,
  });
}

async function requireProblem(response: Response): Promise<void> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as Problem;
  expect(Object.keys(FAULTS)).toContain(problem.code);
  expect(problem.status).toBe(response.status);
  expect(problem.requestId).toBe(response.headers.get('x-request-id'));
  expect(Array.isArray(problem.errors)).toBe(true);
}

/** What removes comes last, or everything after it would speak of things that are gone. */
const inOrder = [
  ...OPERATIONS.filter(({ method }) => method !== 'DELETE'),
  ...OPERATIONS.filter(({ method }) => method === 'DELETE'),
];

/** What the worker or a media node is asked about: none runs here, which is told as 503. */
const ASKS_WORKER = new Set(['getConferenceLive', 'controlConference', 'testService']);

describe('whatever is sent, the answer is a success or a refusal in words', () => {
  const reached = new Set<string>();

  test.each(inOrder.map((operation) => [operation.id, operation] as const))(
    '%s',
    async (_, operation) => {
      const property = fc.asyncProperty(requests(operation), async (sent) => {
        const response = await call(operation, sent);
        if (response.status !== 503 || !ASKS_WORKER.has(operation.id)) {
          expect(response.status).toBeLessThan(500);
        }
        if (response.status >= 400) await requireProblem(response);
        else reached.add(operation.id);
      });
      await fc.assert(property, { numRuns: RUNS });
    },
    120_000,
  );

  test('and some of it got through to most of the operations', () => {
    expect(reached.size).toBeGreaterThan(OPERATIONS.length / 2);
  });
});
