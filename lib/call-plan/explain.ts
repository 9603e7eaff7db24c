import type { Condition } from './plan';
import type { RingOutcome, RungLeg } from './ringing';
import type { CallEnd, Onward } from './run';

/** Knows what ids are called: “Sales”. */
export interface Naming {
  nameOf(id: string): string;
}

/** The sentences of a path. English; names stand in quotation marks as their owner wrote them. */

const KIND: Readonly<Record<string, string>> = {
  extension: 'extension',
  ring_group: 'ring group',
  queue: 'queue',
  menu: 'menu',
  schedule: 'schedule',
  voicemail: 'voicemail',
  conference: 'conference',
  service: 'service',
  number: 'number',
  outgoing: 'outgoing calls',
  feature: 'feature code',
};

export function kindWord(kind: string): string {
  return KIND[kind] ?? kind;
}

/** “to the menu “Night””. */
export function targetWords(naming: Naming, target: Onward): string {
  switch (target.kind) {
    case 'outside':
      return `out to ${target.number}`;
    case 'sound':
      return 'a sound, then the end';
    case 'busy':
      return 'busy';
    case 'hangup':
      return 'declined';
    default:
      return `${kindWord(target.kind)} ${naming.nameOf(target.id)}`;
  }
}

const RESULT: Readonly<Record<string, string>> = {
  none: 'nobody was rung yet',
  answered: 'answered',
  no_answer: 'nobody answered',
  busy: 'busy',
  unreachable: 'cannot be reached',
  rejected: 'declined',
  left_out: 'is in a call and was left out',
  abandoned: 'the caller hung up',
};

export function resultWords(result: string): string {
  return RESULT[result] ?? result;
}

const list = (parts: readonly string[], word: string) =>
  parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1) ?? ''}`;

/** What a condition asks, as the second half of “if …”. */
export function conditionWords(naming: Naming, condition: Condition): string {
  const not = 'not' in condition && condition.not ? ' not' : '';
  switch (condition.on) {
    case 'caller':
      return `the caller is${not} ${list(condition.patterns, 'or')}`;
    case 'called':
      return `the called number is${not} ${list(condition.patterns, 'or')}`;
    case 'anonymous':
      return not ? 'the caller shows a number' : 'the caller hides the number';
    case 'schedule':
      return `${naming.nameOf(condition.id)} is ${condition.is}`;
    case 'result':
      return `so far: ${list(condition.among.map(resultWords), 'or')}`;
    case 'registered':
      return `${naming.nameOf(condition.extension)} has${not ? ' no' : ' a'} registered device`;
    case 'variable':
      return `“${condition.name}” is${not} ${list(condition.patterns, 'or')}`;
  }
}

function legWords(naming: Naming, { who, ends, at }: RungLeg): string {
  const name = who.startsWith('+') ? who : naming.nameOf(who);
  const after = ends === 'answered' || ends === 'no_answer' ? ` after ${at} s` : '';
  return `${name}: ${resultWords(ends)}${after}`;
}

export function ringWords(naming: Naming, { ends, answeredBy, legs }: RingOutcome): string {
  if (answeredBy) {
    const taker = answeredBy.startsWith('+') ? answeredBy : naming.nameOf(answeredBy);
    return `Rings; ${taker} answers.`;
  }
  if (legs.length === 0) return 'There is nobody to ring.';
  return `Rings: ${legs.map((leg) => legWords(naming, leg)).join('; ')}. In all: ${resultWords(ends)}.`;
}

const END: Readonly<Record<CallEnd, string>> = {
  answered: 'The call is answered.',
  busy: 'The caller hears that it is busy.',
  rejected: 'The call is declined.',
  no_answer: 'Nobody answered; the call ends.',
  unknown: 'The caller hears that the number does not exist.',
  barred: 'The caller hears that the call is not allowed.',
  loop: 'The call went in circles and was ended after 100 steps.',
  done: 'The call was served and ends.',
  abandoned: 'The caller hung up.',
};

export function endWords(end: CallEnd): string {
  return END[end];
}
