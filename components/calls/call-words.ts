import type { Tone } from '@/components/ui/status-dot';
import type { CALL_DIRECTIONS, CALL_RESULTS } from '@/lib/calls/contract';

export type CallDirection = (typeof CALL_DIRECTIONS)[number];
export type CallResult = (typeof CALL_RESULTS)[number];

export const DIRECTION_WORDS: Record<CallDirection, string> = {
  internal: 'Internal',
  inbound: 'Incoming',
  outbound: 'Outgoing',
};

export const RESULT_WORDS: Record<CallResult, string> = {
  answered: 'Answered',
  missed: 'Missed',
  busy: 'Busy',
  cancelled: 'Cancelled',
  rejected: 'Rejected',
  failed: 'Failed',
};

const RESULT_TONE: Record<CallResult, Tone> = {
  answered: 'success',
  missed: 'warning',
  busy: 'warning',
  cancelled: 'neutral',
  rejected: 'neutral',
  failed: 'danger',
};

const isKey = <K extends string>(record: Record<K, unknown>, key: string): key is K =>
  key in record;

/** A newer server may say a word that this page does not know yet: show it as it is. */
export const directionWords = (word: string) =>
  isKey(DIRECTION_WORDS, word) ? DIRECTION_WORDS[word] : word;

export const resultWords = (word: string) =>
  isKey(RESULT_WORDS, word) ? RESULT_WORDS[word] : word;

export const resultTone = (word: string): Tone =>
  isKey(RESULT_TONE, word) ? RESULT_TONE[word] : 'neutral';
