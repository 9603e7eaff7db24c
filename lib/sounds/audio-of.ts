import { asObject } from '@/lib/objects/references';
import { soundAudio, type SoundAudio } from './contract';

/** Of a stored config; null before anything was uploaded. */
export function audioOf(config: unknown): SoundAudio | null {
  const read = soundAudio.safeParse(asObject(config)['audio']);
  return read.success ? read.data : null;
}

/** Where the two forms of a sound lie in the storage. */
export function soundKeys(tenantId: string, id: string, hash: string) {
  const base = `sounds/${tenantId}/${id}/${hash}`;
  return { wav: `${base}.wav`, phone: `${base}-phone.wav` };
}
