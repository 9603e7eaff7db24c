/** Milliseconds since the epoch. Pure code takes a clock, so a test owns the time. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
