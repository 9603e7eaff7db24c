import type { z } from 'zod';
import type { destination, DestinationKind } from '@/lib/destinations/contract';

/** A destination as a form holds it: an outside number is what somebody is typing. */
export type DestinationValue = z.input<typeof destination>;

/** What is known of the one that an id names. */
type Known = { number: string | null; name: string };
type Names = ReadonlyMap<string, Known>;

const KIND_WORDS: Readonly<Record<string, string>> = {
  extension: 'Extension',
  ring_group: 'Ring group',
  queue: 'Queue',
  agent: 'Agent',
  menu: 'Menu',
  schedule: 'Schedule',
  voicemail: 'Voicemail box',
  conference: 'Conference room',
  service: 'Service',
  sound: 'Sound',
  number: 'Number',
  outside: 'Outside number',
  busy: 'Busy signal',
  hangup: 'Hang up',
  call_permission: 'Call permission',
  call_rule: 'Call rule',
};

/** `ring_group` → `Ring group`; a kind without words of its own is spelt out. Pure. */
export const kindWord = (kind: string): string => {
  const spelt = kind.replaceAll('_', ' ');
  return KIND_WORDS[kind] ?? spelt.charAt(0).toUpperCase() + spelt.slice(1);
};

const PATHS: Readonly<Record<string, string>> = {
  extension: 'extensions',
  number: 'numbers',
  ring_group: 'ring-groups',
  queue: 'queues',
  agent: 'agents',
  menu: 'menus',
  schedule: 'schedules',
  voicemail: 'voicemail-boxes',
  conference: 'conferences',
  sound: 'sounds',
  service: 'services',
  call_permission: 'call-permissions',
};

/** The page of one object; undefined where its kind has no page of one. Pure. */
export const hrefOf = (kind: string, id: string): string | undefined =>
  PATHS[kind] === undefined ? undefined : `/settings/${PATHS[kind]}/${id}`;

export const NOWHERE = 'Leads nowhere yet';

const nameIn = (names: Names, kind: DestinationKind, id: string): string => {
  const known = names.get(id);
  if (!known) return kindWord(kind);
  return known.number === null ? known.name : `${known.number} ${known.name}`;
};

/** As a cell of a table says it: `101 Anna`, `Sales`, `Busy signal`. Pure. */
export function destinationName(destination: DestinationValue | null, names: Names): string {
  if (destination === null) return NOWHERE;
  if (destination.kind === 'busy' || destination.kind === 'hangup') {
    return kindWord(destination.kind);
  }
  if (destination.kind === 'outside') return destination.number;
  const name = nameIn(names, destination.kind, destination.id);
  return destination.kind === 'sound' ? `${name}, then hang up` : name;
}

/** As the end of a sentence: `to ring group Sales`, `to the busy signal`. Pure. */
export function destinationPhrase(destination: DestinationValue | null, names: Names): string {
  if (destination === null) return 'nowhere';
  if (destination.kind === 'busy') return 'to the busy signal';
  if (destination.kind === 'hangup') return 'to hanging up';
  if (destination.kind === 'outside') return `to ${destination.number}`;
  const name = names.has(destination.id) ? nameIn(names, destination.kind, destination.id) : '';
  if (destination.kind === 'sound') return `to the sound ${name}`.trimEnd();
  return `to ${kindWord(destination.kind).toLowerCase()} ${name}`.trimEnd();
}
