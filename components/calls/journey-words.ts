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

/** “Sales”, or nothing where the object is gone. */
const quoted = (step: JourneyStep) => (text(step, 'name') ? ` “${text(step, 'name')}”` : '');

const OUTCOMES: Readonly<Record<string, string>> = {
  answered: 'an agent answered',
  abandoned: 'the caller gave up',
  timed_out: 'nobody came in time',
  no_agents: 'no agent was there',
  left: 'the caller pressed the key that leads out',
};

const REASONS: Readonly<Record<string, string>> = {
  forward: 'by a rule of the extension',
  cascade: 'because nobody took it',
  blind: 'by hand',
  attended: 'by hand, after asking',
  pickup: 'picked up at another phone',
  takeover: 'taken over',
  park: 'out of parking',
  ring_group: 'by the ring group',
  menu: 'by the menu',
  schedule: 'by the schedule',
  queue: 'by the queue',
  service: 'by the service',
};

const MESSAGES: Readonly<Record<string, string>> = {
  left: 'Left a message',
  full: 'Found a full box:',
  none: 'Left no message',
};

const seconds = (step: JourneyStep) => {
  const waited = step['waitMs'];
  return typeof waited === 'number' ? ` after ${Math.round(waited / 1000)} s` : '';
};

function transferred(step: JourneyStep): string {
  const reason = REASONS[text(step, 'reason')];
  const to = person(step);
  return `Sent on${to ? ` to ${to}` : ''}${reason ? `: ${reason}` : ''}`;
}

function queueLeft(step: JourneyStep): string {
  const outcome = OUTCOMES[text(step, 'outcome')] ?? text(step, 'outcome');
  return `Left the queue${quoted(step)}${seconds(step)}: ${outcome}`;
}

function asked(step: JourneyStep): string {
  const words =
    text(step, 'outcome') === 'ok' ? 'it answered' : 'it gave no answer that could be used';
  return `Asked the service${quoted(step)}: ${words}`;
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
  transferred,
  group: (step) => `Came to the ring group${quoted(step)}`,
  menu: (step) => `Came to the menu${quoted(step)}`,
  key: (step) => `Pressed ${text(step, 'digits')}`,
  menu_left: (step) =>
    text(step, 'outcome') === 'invalid' ? 'Pressed what leads nowhere' : 'Pressed nothing',
  queue_left: queueLeft,
  voicemail: (step) =>
    `${MESSAGES[text(step, 'outcome')] ?? 'Reached a voicemail box'}${quoted(step)}`,
  asked,
  announcement: (step) => `Heard the announcement${quoted(step)}`,
  conference: (step) => `Joined the conference${quoted(step)}`,
  parked: (step) => `Parked at place ${text(step, 'place')} by ${somebody(step)}`,
  code: (step) => `Used the code for ${text(step, 'code').replaceAll('_', ' ')}`,
  blocked: () => 'Turned away: the caller is on the block list',
  ended_by_rule: (step) =>
    text(step, 'as') === 'busy' ? 'A rule answered that it is busy' : 'A rule ended the call',
  failed: (step) => `Failed${text(step, 'reason') ? `: ${text(step, 'reason')}` : ''}`,
  ended: (step) => (text(step, 'by') ? `The ${text(step, 'by')} hung up` : 'The call ended'),
};

/** A step of a newer server is shown by its own name, never dropped. */
export function journeyWords(step: JourneyStep): string {
  const words = Object.hasOwn(WORDS, step.kind) ? WORDS[step.kind] : undefined;
  const sentence = words ? words(step) : step.kind.replaceAll('_', ' ');
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}
