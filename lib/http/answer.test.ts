import { expect, test } from 'vitest';
import { z } from 'zod';
import { renderAnswer } from './answer';
import { operation } from './operation';

const made = operation({
  id: 'makeThing',
  method: 'POST',
  path: '/api/v1/things',
  tag: 'Things',
  summary: 'Make a thing',
  reach: 'account',
  permission: 'account:write',
  answer: z.strictObject({ id: z.string(), version: z.int() }),
  status: 201,
  location: '/api/v1/things/{id}',
});

test('carries the version as ETag and the address as Location', () => {
  expect(renderAnswer(made, { id: 'a/b', version: 3 })).toEqual({
    status: 201,
    body: '{"id":"a/b","version":3}',
    headers: {
      'Content-Type': 'application/json',
      ETag: '"3"',
      Location: '/api/v1/things/a%2Fb',
    },
  });
});

test('a field that the contract does not name never leaves: it may be a secret', () => {
  const leak = { id: 'a', version: 1, ha1: 'secret' };
  expect(() => renderAnswer(made, leak)).toThrow(/breaks the contract/);
});
