import { expect, test } from 'vitest';
import { presenceWords, waitingWords } from '@/components/queues/queue-now-words';

test('who is there in one line', () => {
  expect(presenceWords(['logged_in', 'logged_out', 'logged_in'])).toBe('2 logged in');
  expect(presenceWords(['logged_in', 'paused'])).toBe('1 logged in, 1 on a break');
  expect(presenceWords(['paused', 'logged_out'])).toBe('Nobody logged in, 1 on a break');
  expect(presenceWords([])).toBe('Nobody logged in');
});

test('how many wait', () => {
  expect(waitingWords(0)).toBe('Nobody is waiting');
  expect(waitingWords(1)).toBe('1 caller waits');
  expect(waitingWords(4)).toBe('4 callers wait');
});
