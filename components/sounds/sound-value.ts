import type { SoundAudio } from '@/lib/sounds/contract';

/** What a sound has beside its name. It is not edited in a form: a recording takes its place. */
export type SoundValue = { audio: SoundAudio | null };
