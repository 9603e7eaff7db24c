import type { JourneyStep } from '@/lib/calls/contract';

const text = (step: JourneyStep, name: string): string => {
  const value = step[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const person = (step: JourneyStep) =>
  [text(step, 'number'), text(step, 'name')].filter(Boolean).join(' ');

const somebody = (step: JourneyStep) => person(step) || 'a phone';

/** Number and name of who took the call; empty when the journey does not say. */
export function answererOf(journey: readonly JourneyStep[]): string {
  const step = journey.findLast(({ kind }) => kind === 'answered');
  return step ? person(step) : '';
}

/** Words of the steps this version knows. */
const WORDS: Record<string, (step: JourneyStep) => string> = {
  started: (step) => `${text(step, 'from') || somebody(step)} called ${text(step, 'to')}`.trim(),
  ringing: (step) => `Rang at ${somebody(step)}`,
  answered: (step) => `${somebody(step)} answered`,
  no_answer: (step) => `${somebody(step)} did not answer`,
  busy: (step) => `${somebody(step)} was busy`,
  rejected: (step) => `${somebody(step)} rejected the call`,
  offline: (step) => `${somebody(step)} had no phone online`,
  queued: (step) => `Waited in the queue${text(step, 'name') ? ` “${text(step, 'name')}”` : ''}`,
  rated: (step) => `Rated the service ${text(step, 'rating')} of 5`,
  held: () => 'Put on hold',
  resumed: () => 'Taken off hold',
  transferred: (step) => `Transferred to ${somebody(step)}`,
  failed: (step) => `Failed${text(step, 'reason') ? `: ${text(step, 'reason')}` : ''}`,
  ended: (step) => (text(step, 'by') ? `The ${text(step, 'by')} hung up` : 'The call ended'),
};

/** A step of a newer server is shown by its own name, never dropped. */
export function journeyWords(step: JourneyStep): string {
  const words = Object.hasOwn(WORDS, step.kind) ? WORDS[step.kind] : undefined;
  const sentence = words ? words(step) : step.kind.replaceAll('_', ' ');
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}
