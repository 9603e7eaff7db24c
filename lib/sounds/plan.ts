import type { ObjectCompiler } from '@/lib/call-plan/compile';
import { canonicalJson } from '@/lib/call-plan/documents';
import { checked, DOMAIN, ID } from '@/lib/call-plan/switch-text';
import { audioOf, soundKeys } from './audio-of';

/** `sound:<domain>:<id>`: what a media node must have at hand. */
export interface SoundDocument {
  id: string;
  hash: string;
  bytes: number;
  seconds: number;
  rate: number;
  /** Where the control plane finds the file. */
  storageKey: string;
}

const RATE = 16_000;

/** A sound without a recording has no document: whoever names it plays nothing. */
export const compileSound: ObjectCompiler = ({ id, config }, tenant) => {
  const audio = audioOf(config);
  if (!audio) return [];
  const { hash, bytes, seconds } = audio;
  const storageKey = soundKeys(tenant.id, id, hash).wav;
  const document: SoundDocument = { id, hash, bytes, seconds, rate: RATE, storageKey };
  const key = `sound:${checked('domain', tenant.sipDomain, DOMAIN)}:${checked('id', id, ID)}`;
  return [{ key, text: canonicalJson(document) }];
};
