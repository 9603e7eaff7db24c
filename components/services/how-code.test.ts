import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAnswer } from '@/lib/services/answer-contract';
import { signatureOf } from '@/lib/services/signature';
import { ANSWER, VERIFY } from './how-code';

test('the page of the cabinet and the guide show the same check', () => {
  const guide = readFileSync(new URL('../../docs/services.md', import.meta.url), 'utf8');
  expect(guide).toContain(VERIFY);
});

test('the answer that is shown is one', () => {
  const { answer } = readAnswer(ANSWER.split('\n\n')[0] ?? '') as { answer: unknown };
  expect(answer).toMatchObject({ destination: { number: '101' }, variables: { level: '1' } });
});

/** As a customer would run it. */
function isGenuine(time: string, signature: string, body: string): string {
  const headers = JSON.stringify({ 'x-pbx-timestamp': time, 'x-pbx-signature': signature });
  const ask = `console.log(isGenuine(${headers}, ${JSON.stringify(body)}, 'a secret'))`;
  return execFileSync(process.execPath, ['-e', `${VERIFY}\n${ask}`], { encoding: 'utf8' }).trim();
}

test('what is shown takes our signature, and no other body, secret or time', () => {
  const now = String(Math.floor(Date.now() / 1000));
  const old = String(Number(now) - 1000);
  expect(isGenuine(now, signatureOf('a secret', now, '{"a":1}'), '{"a":1}')).toBe('true');
  expect(isGenuine(now, signatureOf('a secret', now, '{"a":1}'), '{"a":2}')).toBe('false');
  expect(isGenuine(now, signatureOf('another', now, '{"a":1}'), '{"a":1}')).toBe('false');
  expect(isGenuine(old, signatureOf('a secret', old, '{"a":1}'), '{"a":1}')).toBe('false');
});
