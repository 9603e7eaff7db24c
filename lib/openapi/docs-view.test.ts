import { expect, test } from 'vitest';
import { docsView, typeWords } from './docs-view';
import { OPERATIONS } from './operations';

test('every operation stands in its group, once', () => {
  const shown = docsView().groups.flatMap(({ operations }) => operations.map(({ id }) => id));
  expect([...shown].sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
});

test('every type that is named in a field can be looked up', () => {
  const { groups, schemas } = docsView();
  const known = new Set(schemas.map(({ name }) => name));
  const answers = groups.flatMap(({ operations }) => operations.map(({ answer }) => answer?.type));
  const named = answers.filter((type) => type !== undefined && /^[A-Z]\w+$/.test(type));
  expect(named.length).toBeGreaterThan(20);
  for (const type of named) expect(known).toContain(type);
});

test.each([
  [{ type: 'string', maxLength: 80 }, 'text, at most 80 characters'],
  [{ type: 'integer', minimum: 5, maximum: 180 }, 'whole number, from 5, up to 180'],
  [{ anyOf: [{ $ref: '#/components/schemas/Sync' }, { type: 'null' }] }, 'Sync or null'],
  [{ enum: ['a', 'b'] }, 'one of: a, b'],
  [{ type: 'array', items: { type: 'string' } }, 'list of text'],
  [{ const: 'busy' }, '"busy"'],
  [{}, 'anything'],
])('%j is told as %s', (schema, expected) => {
  expect(typeWords(schema)).toBe(expected);
});
