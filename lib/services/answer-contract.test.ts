import { describe, expect, test } from 'vitest';
import { readAnswer } from './answer-contract';

const read = (answer: unknown) => readAnswer(JSON.stringify(answer));

test.each([
  [{ destination: { number: '105' } }, { number: '105' }],
  [{ destination: { number: '+49 (30) 901820' } }, { number: '+4930901820' }],
  [{ destination: { kind: 'busy' } }, { kind: 'busy' }],
  [{ destination: null }, null],
  [{ ours: 'a field of their own' }, null],
])('%j', (answer, destination) => {
  expect(read(answer)).toMatchObject({ answer: { destination } });
});

test('numbers and flags become the texts that conditions compare', () => {
  const { answer } = read({ variables: { level: 3, vip: true, city: ' Berlin ' } }) as {
    answer: unknown;
  };
  expect(answer).toMatchObject({ variables: { level: '3', vip: 'true', city: 'Berlin' } });
});

describe('what is wrong is named', () => {
  test.each([
    ['"text"', 'bad_answer', 'answer'],
    ['{', 'not_json', 'The answer'],
    ['{"destination":{"number":"12345678"}}', 'bad_answer', 'destination'],
    ['{"destination":{"kind":"menu","id":"mnu_1"}}', 'bad_answer', 'destination'],
    ['{"callerName":"a\\u0000b"}', 'bad_answer', 'callerName'],
    [`{"callerName":"${'x'.repeat(81)}"}`, 'bad_answer', 'callerName'],
    ['{"variables":{"Level":"1"}}', 'bad_answer', 'variables.Level'],
    ['{"variables":{"level":{}}}', 'bad_answer', 'variables.level'],
    [
      JSON.stringify({
        variables: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`v${i}`, ''])),
      }),
      ...(['bad_answer', 'variables: At most 20'] as const),
    ],
  ])('%s', (body, fault, words) => {
    const found = readAnswer(body);
    expect(found).toMatchObject({ fault });
    expect('words' in found && found.words).toContain(words);
  });
});
