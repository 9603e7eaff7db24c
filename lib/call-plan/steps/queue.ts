import { targetWords } from '../explain';
import type { Step, Target } from '../plan';
import type { Executor } from '../run';

const WORDS = {
  answered: 'an agent answers',
  timeout: 'nobody takes the call in time',
  no_agents: 'no agent is there',
  key: 'the caller presses the key to leave',
  abandoned: 'the caller hangs up while waiting',
} as const;

export const queue: Executor<Extract<Step, { do: 'queue' }>> = (run, { id, exits }) => {
  const outcome = run.facts.queues?.[id] ?? 'answered';
  const said = `Waits in the queue ${run.nameOf(id)}: ${WORDS[outcome]}`;
  if (outcome === 'answered' || outcome === 'abandoned') {
    return { outcome, words: `${said}.`, end: outcome };
  }
  const go: Target | undefined = {
    timeout: exits.timeout,
    no_agents: exits.noAgents,
    key: exits.key,
  }[outcome];
  run.result = 'no_answer';
  const where = go ? `goes to ${targetWords(run, go)}` : 'goes on with the next step';
  return { outcome, words: `${said}; ${where}.`, ...(go && { go }) };
};
