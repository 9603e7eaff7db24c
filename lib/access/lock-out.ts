/** Attempts before the first pause; many people may share an address. */
const FREE = { account: 5, address: 30 } as const;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 15 * 60;

export type GuardKind = keyof typeof FREE;

/** The pause after so many failures in a row: 5 s, 10 s, 20 s … 15 min. Pure. */
export function pauseSeconds(kind: GuardKind, failures: number): number {
  const over = failures - FREE[kind];
  if (over < 0) return 0;
  return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** Math.min(over, 20));
}

/** After a day without an attempt, old failures are forgotten. */
export const FORGET_AFTER_MS = 24 * 60 * 60 * 1000;
