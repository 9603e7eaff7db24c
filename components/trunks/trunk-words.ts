import type { Trunk } from '@/lib/trunks/contract';

export type StateWords = {
  tone: 'success' | 'warning' | 'danger' | 'neutral';
  words: string;
  /** What else there is to say. */
  detail: string | null;
};

const WORDS = {
  off: 'Switched off',
  unknown: 'Not seen yet',
  registered: 'Registered',
  waiting: 'Signing in…',
  refused: 'Refused',
  unreachable: 'No answer',
  reachable: 'Reachable',
  silent: 'No gateway answers',
  some: (silent: number, all: number) => `${silent} of ${all} gateways do not answer.`,
};

const isSilent = ({ state }: { state: string }) => state === 'inactive';

/** How a trunk is, in a word, a colour and a reason. Pure. */
export function trunkState({ enabled, state }: Pick<Trunk, 'enabled' | 'state'>): StateWords {
  if (!enabled) return { tone: 'neutral', words: WORDS.off, detail: null };
  if (!state) return { tone: 'neutral', words: WORDS.unknown, detail: null };
  const { registration, reason, gateways } = state;
  const silent = gateways.filter(isSilent).length;
  const detail = silent > 0 ? WORDS.some(silent, gateways.length) : null;
  if (registration === 'refused') return { tone: 'danger', words: WORDS.refused, detail: reason };
  if (registration === 'unreachable') return { tone: 'danger', words: WORDS.unreachable, detail };
  if (gateways.length > 0 && silent === gateways.length) {
    return { tone: 'danger', words: WORDS.silent, detail: null };
  }
  if (registration === 'waiting') return { tone: 'warning', words: WORDS.waiting, detail };
  const words = registration === 'registered' ? WORDS.registered : WORDS.reachable;
  return { tone: silent > 0 ? 'warning' : 'success', words, detail };
}
