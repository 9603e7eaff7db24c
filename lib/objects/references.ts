import { ID_PREFIX, type IdKind } from '@/lib/shared/ids';
import type { Json, JsonObject } from './kind';

/** What an object's config names, found by the form of ids: no feature has to list its own. */
export interface Named {
  /** Path in the config: `members.0.extension`. */
  slot: string;
  targetId: string;
}

/** Only what a setting can name; other ids in a config (a storage key) are its own business. */
const NAMEABLE: readonly IdKind[] = [
  'extension',
  'ringGroup',
  'queue',
  'agent',
  'menu',
  'schedule',
  'voicemail',
  'conference',
  'sound',
  'service',
  'callPermission',
];

const ID = new RegExp(
  `^(?:${NAMEABLE.map((kind) => ID_PREFIX[kind]).join('|')})_[0-9a-hjkmnp-tv-z]{20}$`,
);

const SLOT_LENGTH = 190;

export function isNameable(text: string): boolean {
  return ID.test(text);
}

/** Every id in a config with its place. Pure. */
export function namedIn(config: Json, slot = ''): Named[] {
  if (typeof config === 'string') {
    return isNameable(config) ? [{ slot: slot.slice(0, SLOT_LENGTH), targetId: config }] : [];
  }
  if (config === null || typeof config !== 'object') return [];
  const below = (name: string) => (slot === '' ? name : `${slot}.${name}`);
  return Object.entries(config).flatMap(([name, value]) => namedIn(value, below(name)));
}

/** The same config with one id in the place of another. Pure. */
export function renamed<T extends Json>(config: T, from: string, to: string): T {
  const change = (value: Json): Json => {
    if (value === from) return to;
    if (Array.isArray(value)) return value.map(change);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
  };
  return change(config) as T;
}

/** The same config as if nothing were chosen there: for what may be left empty. */
export function asObject(config: unknown): JsonObject {
  return typeof config === 'object' && config !== null && !Array.isArray(config)
    ? (config as JsonObject)
    : {};
}
