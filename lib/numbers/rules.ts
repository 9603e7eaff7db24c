import type { PbxNumber } from './contract';

/** What of a number stands in its `config`. */
export type NumberConfig = Pick<PbxNumber, 'destination' | 'hours' | 'screened' | 'recording'>;

/** People type numbers with spaces and brackets; they are kept without. Words stay as they are. */
export function searchedNumber(q: string): string {
  return /^[+0-9\s().\-/]+$/.test(q) ? q.replace(/[\s().\-/]/g, '') : q;
}
