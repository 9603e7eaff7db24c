import type { z } from 'zod';
import { instantAt } from '@/lib/schedules/wall-rules';
import type { callTestBody } from './contract';

/** How somebody who is rung behaves, as far as the question says. */
export const PERSON_STATES = [
  'answered',
  'busy',
  'rejected',
  'unreachable',
  'no_answer',
  'in_call',
  'no_phone',
] as const;
export type PersonState = (typeof PERSON_STATES)[number];

export const QUEUE_STATES = ['answered', 'timeout', 'no_agents', 'key', 'abandoned'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** What a service answers in time: nothing, or something of the PBX. It is never asked for a test. */
export type ServiceState = 'fallback' | `to-${string}`;

export interface Supposition {
  /** Id of an extension, a queue or a service, or a number outside. */
  who: string;
  is: PersonState | QueueState | ServiceState;
}

/** A test of a call as its form and its address have it: texts, as somebody types them. */
export interface Question {
  dialed: string;
  /** Id of an extension, UNCHOSEN while it is not said which; empty: somebody outside. */
  from: string;
  /** Empty: the number is hidden. */
  caller: string;
  /** `2026-11-25T18:00` on the clock of the PBX; empty: now. */
  at: string;
  /** What is pressed at one prompt after the other, apart by spaces; `-` is nothing. */
  keys: string;
  suppose: readonly Supposition[];
}

export const NO_QUESTION: Question = {
  ...{ dialed: '', from: '', caller: '', at: '', keys: '', suppose: [] },
};

/** Fits the form of an id and is none: the answer is that there is no such extension. */
export const UNCHOSEN = '-';

const SUPPOSED_MAX = 50;
/** How long people take to pick up. */
const ANSWER_SECONDS = 5;
const QUEUE = /^que_/;
const SERVICE = /^svc_/;
const PLACE = /^to-([a-z]{2,3})_[0-9a-z]{20}$/;

const KIND_OF_PREFIX = {
  ext: 'extension',
  rg: 'ring_group',
  que: 'queue',
  mnu: 'menu',
  sch: 'schedule',
  vmb: 'voicemail',
  cnf: 'conference',
  svc: 'service',
  snd: 'sound',
} as const;
const NOTHING = '-';

const has = <Word extends string>(words: readonly Word[], text: string): text is Word =>
  words.some((word) => word === text);

export const isQueue = (who: string): boolean => QUEUE.test(who);
export const isService = (who: string): boolean => SERVICE.test(who);

/** The place that a service answers with, or null: the call takes its fall-back. */
export const placeIn = (is: Supposition['is']): string | null =>
  PLACE.test(is) ? is.slice('to-'.length) : null;

export const stateWith = (place: string | null): ServiceState =>
  place === null ? 'fallback' : `to-${place}`;

function isStateOf(who: string, is: string): is is Supposition['is'] {
  return isService(who) ? is === 'fallback' || PLACE.test(is) : has(statesOf(who), is);
}

/** The states that somebody or something can be supposed in. */
export const statesOf = (who: string): readonly (PersonState | QueueState)[] =>
  isQueue(who) ? QUEUE_STATES : PERSON_STATES;

/** `ext_…:busy,que_…:timeout`. What is none of these is left out: a link may be old. */
function suppositionsIn(text: string): Supposition[] {
  return text
    .split(',')
    .slice(0, SUPPOSED_MAX)
    .flatMap((part) => {
      const [who = '', is = ''] = part.split(':');
      return who !== '' && isStateOf(who, is) ? [{ who, is }] : [];
    });
}

type Given = Readonly<Record<string, string | undefined>>;

/** The question that an address asks. */
export function questionIn(given: Given): Question {
  const { dialed = '', from = '', caller = '', at = '', keys = '', suppose = '' } = given;
  return { dialed, from, caller, at, keys, suppose: suppositionsIn(suppose) };
}

/** The address of a question, without what is not asked: `?dialed=%2B49…`. */
export function addressOf({ suppose, ...texts }: Question): string {
  const supposed = suppose.map(({ who, is }) => `${who}:${is}`).join(',');
  const given = Object.entries({ ...texts, suppose: supposed });
  const kept = given.flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]]));
  return `?${new URLSearchParams(kept)}`;
}

type Body = z.input<typeof callTestBody>;

/** Who is not named does not answer in time. */
function answersIn(suppose: readonly Supposition[]): Body['services'] {
  return suppose.flatMap(({ who, is }) => {
    const id = placeIn(is);
    const prefix = id?.split('_')[0] ?? '';
    if (id === null || !isService(who) || !(prefix in KIND_OF_PREFIX)) return [];
    const kind = KIND_OF_PREFIX[prefix as keyof typeof KIND_OF_PREFIX];
    return [{ id: who, answer: { kind, id } }];
  });
}

/** As the API asks it. `zone` is whose clock `at` means. What is no moment stays what it is. */
export function bodyOf(question: Question, zone: string): Body {
  const { dialed, from, caller, at, keys, suppose } = question;
  const people = suppose.filter(({ who }) => !isQueue(who) && !isService(who));
  const those = (state: PersonState) =>
    people.filter(({ is }) => is === state).map(({ who }) => who);
  const ms = at === '' ? undefined : instantAt(at, zone);
  return {
    dialed,
    fromExtensionId: from || null,
    callerNumber: from === '' ? caller.trim() || null : null,
    at: at === '' ? null : ms === undefined ? at : new Date(ms).toISOString(),
    keys: keys
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((pressed) => (pressed === NOTHING ? '' : pressed)),
    ringing: people.flatMap(({ who, is }) =>
      is === 'in_call' || is === 'no_phone' || !has(PERSON_STATES, is)
        ? []
        : [{ who, ends: is, afterSeconds: is === 'answered' ? ANSWER_SECONDS : 0 }],
    ),
    unregistered: those('no_phone'),
    busy: those('in_call'),
    queues: suppose.flatMap(({ who, is }) =>
      isQueue(who) && has(QUEUE_STATES, is) ? [{ id: who, outcome: is }] : [],
    ),
    services: answersIn(suppose),
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  fromExtensionId: 'from',
  callerNumber: 'caller',
  ringing: 'suppose',
  unregistered: 'suppose',
  busy: 'suppose',
  queues: 'suppose',
  services: 'suppose',
};

/** The field of the form that a field of the API stands in: `keys.0` → `keys`. */
export function fieldOf(path: string): string {
  const [first = ''] = path.split('.');
  return FIELDS[first] ?? first;
}
