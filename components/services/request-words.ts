import type { Tone } from '@/components/ui/status-dot';
import type { ServiceRequest } from '@/lib/services/contract';

const WORDS = { ok: 'Taken', fallback: 'Fall-back', failed: 'Failed' };

/** The answer was used, left it to the fall-back, or could not be used. Pure. */
export function outcomeOf({ outcome, fault }: Pick<ServiceRequest, 'outcome' | 'fault'>): {
  tone: Tone;
  word: string;
} {
  if (outcome === 'ok') return { tone: 'success', word: WORDS.ok };
  return fault === null
    ? { tone: 'neutral', word: WORDS.fallback }
    : { tone: 'danger', word: WORDS.failed };
}

/** JSON in lines; anything else as it came. Pure. */
export function prettyBody(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
