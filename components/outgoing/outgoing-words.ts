import type { DialRule, Route, TrunkName } from '@/components/outgoing/outgoing-value';
import { nameIn, patternWords, type Names } from '@/components/rules/call-rule-words';

function changeWords(strip: number, add: string): string {
  const taken = strip === 1 ? 'the first character' : `the first ${strip} characters`;
  if (strip === 0 && add === '') return 'is let through as it is';
  if (strip === 0) return `gets ${add} in front`;
  return add === '' ? `loses ${taken}` : `gets ${add} in place of ${taken}`;
}

/** `Premium numbers: 0900* may not be called.` Pure. */
export function dialRuleSentence({ name, patterns, act }: DialRule): string {
  const what =
    act.do === 'ban'
      ? 'may not be called'
      : changeWords(Number.isNaN(act.strip) ? 0 : act.strip, act.add);
  return `${name || '…'}: ${patternWords(patterns)} ${what}.`;
}

function trunkWords(ids: readonly string[], trunks: readonly TrunkName[]): string {
  if (ids.length === 0) return 'all trunks in their order';
  const names = ids.map(
    (id) => trunks.find((one) => one.id === id)?.name ?? 'a trunk that is gone',
  );
  return names.join(', then ');
}

/** `Britain: +44* goes by Carrier A, then Carrier B, while Office hours is open.` Pure. */
export function routeSentence(route: Route, trunks: readonly TrunkName[], names: Names): string {
  const { name, patterns, schedule, callerId, callerIdFor } = route;
  const parts = [
    `${patternWords(patterns)} goes by ${trunkWords(route.trunks ?? [], trunks)}`,
    ...(schedule ? [`while ${nameIn(names, schedule, 'the schedule')} is open`] : []),
    ...(callerId
      ? [`showing ${callerId}${callerIdFor === 'everybody' ? ' for everybody' : ''}`]
      : []),
  ];
  return `${name || '…'}: ${parts.join(', ')}.`;
}
