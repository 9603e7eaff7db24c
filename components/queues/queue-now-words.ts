import { plural } from '@/components/format';
import type { AgentStatus } from '@/lib/agents/contract';

const WORDS = {
  in: (count: number) => `${count} logged in`,
  paused: (count: number) => `${count} on a break`,
  nobody: 'Nobody logged in',
  waiting: (count: number) => `${plural(count, 'caller waits', 'callers wait')}`,
  nobodyWaits: 'Nobody is waiting',
};

/** `2 logged in, 1 on a break`. Pure. */
export function presenceWords(statuses: readonly AgentStatus[]): string {
  const count = (status: AgentStatus) => statuses.filter((each) => each === status).length;
  const there = count('logged_in');
  const paused = count('paused');
  const words = there === 0 ? WORDS.nobody : WORDS.in(there);
  return paused === 0 ? words : `${words}, ${WORDS.paused(paused)}`;
}

export const waitingWords = (count: number): string =>
  count === 0 ? WORDS.nobodyWaits : WORDS.waiting(count);
