import type { z } from 'zod';
import { destinationPhrase } from '@/components/destinations/target-words';
import type { callRule, RuleMoment } from '@/lib/call-rules/contract';

/** A rule as a form holds it. */
export type RuleValue = z.input<typeof callRule>;
export type RuleConditions = RuleValue['when'];
export type RuleAction = RuleValue['act'];
type RingAction = Extract<RuleAction, { do: 'ring' }>;

export type Names = ReadonlyMap<string, { number: string | null; name: string }>;

/** Whose rules they are: a group has no devices of its own. */
export type RuleOwner = 'extension' | 'group' | 'queue';

export const MOMENT_WORDS: Record<RuleMoment, string> = {
  arrival: 'When a call comes in',
  no_answer: 'When nobody answers',
  busy: 'When it is busy',
  unreachable: 'When it is not reachable',
  not_taken: 'When the call is not taken',
};

/** More would make a sentence nobody reads. */
const SHOWN = 3;

/** What an id is called; `else_` for one that is gone or not chosen yet. Pure. */
export const nameIn = (names: Names, id: string, else_: string): string => {
  const known = names.get(id);
  if (!known) return else_;
  return known.number === null ? known.name : `${known.number} ${known.name}`;
};

function listed(words: readonly string[], joint: 'and' | 'or'): string {
  const last = words.at(-1) ?? '…';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** `+49* or +43*`; the first of many. Pure. */
export function patternWords(patterns: readonly string[]): string {
  const rest = patterns.length - SHOWN;
  if (rest > 0) return `${patterns.slice(0, SHOWN).join(', ')} or ${rest} more`;
  return listed(patterns, 'or');
}

function conditionsIn(when: RuleConditions, names: Names): string[] {
  const { callers, anonymous, schedule, registered } = when;
  return [
    ...(callers
      ? [`the caller is ${callers.not ? 'not ' : ''}${patternWords(callers.patterns)}`]
      : []),
    ...(anonymous === true ? ['the caller is anonymous'] : []),
    ...(anonymous === false ? ['the caller shows a number'] : []),
    ...(schedule ? [`${nameIn(names, schedule.id, 'the schedule')} is ${schedule.is}`] : []),
    ...(registered === true ? ['a device is registered'] : []),
    ...(registered === false ? ['no device is registered'] : []),
  ];
}

function members(given: RingAction['members'], names: Names): string {
  const words = given.map((member) =>
    'outside' in member ? member.outside : nameIn(names, member.extension, 'an extension'),
  );
  const rest = words.length - SHOWN;
  if (rest > 0) return `${words.slice(0, SHOWN).join(', ')} and ${rest} more`;
  return words.length === 0 ? '…' : listed(words, 'and');
}

function actionIn(act: RuleAction, names: Names): string {
  switch (act.do) {
    case 'busy':
      return 'busy signal';
    case 'hangup':
      return 'hang up';
    case 'play':
      return `play ${nameIn(names, act.sound, 'a sound')}, then hang up`;
    case 'send':
      return `send it ${destinationPhrase(act.to, names)}`;
    case 'ring':
      return `ring ${members(act.members, names)} for ${act.seconds} seconds`;
  }
}

/** `When nobody answers and the caller is anonymous → busy signal`. Pure. */
export function ruleSentence({ when, act }: RuleValue, names: Names): string {
  const conditions = [MOMENT_WORDS[when.moment], ...conditionsIn(when, names)];
  return `${conditions.join(' and ')} → ${actionIn(act, names)}`;
}
