import type { DescribedOption } from '@/components/fields/described-choice';
import type { Strategy } from '@/lib/queues/contract';

type Words = { label: string; text: string; ordered: boolean };

/** `ordered`: the order of the agents within a level matters. */
const STRATEGY_WORDS: Record<Strategy, Words> = {
  'ring-all': {
    label: 'All at once',
    text: 'Every free agent rings; who picks up first has the call.',
    ordered: false,
  },
  'longest-idle-agent': {
    label: 'Longest idle first',
    text: 'The agent whose last call is the longest ago is asked first.',
    ordered: false,
  },
  'round-robin': {
    label: 'In turn',
    text: 'Each call goes to the next one of the list, so that everybody gets a share.',
    ordered: true,
  },
  'top-down': {
    label: 'Down the list',
    text: 'Every caller begins at the top; who does not answer is passed over.',
    ordered: true,
  },
  'sequentially-by-agent-order': {
    label: 'First of the list',
    text: 'Always the first one of the list who is free, again and again.',
    ordered: true,
  },
  'agent-with-fewest-calls': {
    label: 'Fewest calls first',
    text: 'The agent who has taken the fewest calls is asked first.',
    ordered: false,
  },
  'agent-with-least-talk-time': {
    label: 'Least talk time first',
    text: 'The agent who has talked the least so far is asked first.',
    ordered: false,
  },
  random: {
    label: 'By chance',
    text: 'Any free agent; the order of the list does not matter.',
    ordered: false,
  },
};

export const STRATEGY_OPTIONS: readonly DescribedOption<Strategy>[] = (
  Object.entries(STRATEGY_WORDS) as [Strategy, Words][]
).map(([value, { label, text }]) => ({ value, label, text }));

export const strategyLabel = (strategy: Strategy): string => STRATEGY_WORDS[strategy].label;

export const isOrdered = (strategy: Strategy): boolean => STRATEGY_WORDS[strategy].ordered;
