import type { Step } from '../plan';
import type { Executor } from '../run';

export const prefix: Executor<Extract<Step, { do: 'prefix' }>> = (run, { text }) => {
  const name = run.callerName || (run.facts.caller.number ?? '');
  run.callerName = `${text} ${name}`.trim();
  return { words: `The caller is shown as “${run.callerName}”.` };
};
