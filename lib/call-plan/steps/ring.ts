import { ringWords } from '../explain';
import type { RingStep } from '../plan';
import { ringOutcome } from '../ringing';
import type { Executor } from '../run';

export const ring: Executor<RingStep> = (run, step) => {
  const found = ringOutcome(run, step);
  if (!run.wait(found.seconds)) {
    return { outcome: 'abandoned', words: 'Rings until the caller hangs up.', end: 'abandoned' };
  }
  const words = ringWords(run, found);
  if (found.ends === 'answered') {
    run.answeredBy = found.answeredBy;
    return { outcome: found.ends, words, end: 'answered' };
  }
  run.result = found.ends;
  return { outcome: found.ends, words };
};
