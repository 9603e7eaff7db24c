export type AudioFaultCode =
  'unknown_format' | 'broken' | 'unsupported' | 'too_long' | 'too_short' | 'too_slow';

/** A file that is no audio we can play. The words are for the person who sent it. */
export class AudioFault extends Error {
  constructor(
    readonly code: AudioFaultCode,
    words: string,
  ) {
    super(words);
    this.name = 'AudioFault';
  }
}

/** Longest sound, in seconds. Twenty minutes of hold music are 38 MB on every node. */
export const SECONDS_MAX = 20 * 60;
export const SECONDS_MIN = 0.1;

export function tooLong(): AudioFault {
  return new AudioFault('too_long', `The sound is longer than ${SECONDS_MAX / 60} minutes.`);
}
