import type { Step } from '../plan';
import type { Executor, Run } from '../run';

/** What the box and the list of its messages say, as far as it decides (lib/voicemails/plan.ts). */
function isFull(run: Run, box: string): boolean {
  const most = Number(run.document(box)?.data?.['maxMessages'] ?? Infinity);
  const messages = run.document(`${box}_messages`)?.data?.['messages'];
  return Array.isArray(messages) && messages.length >= most;
}

export const voicemail: Executor<Extract<Step, { do: 'voicemail' }>> = (run, { box }) => {
  const name = run.nameOf(box);
  if (run.document(box)?.kind !== 'voicemail') {
    return { outcome: 'none', words: 'The voicemail box is not there.', end: 'unknown' };
  }
  if (isFull(run, box)) {
    return { outcome: 'full', words: `The caller hears that ${name} is full.`, end: 'done' };
  }
  const outcome = run.facts.voicemails?.[box] ?? 'left';
  const words =
    outcome === 'left'
      ? `The caller leaves a message in ${name}.`
      : `The caller hears the greeting of ${name} and leaves no message.`;
  return { outcome, words, end: 'done' };
};
