/** People type numbers with spaces and brackets; they are kept without. Words stay as they are. */
export function searchedNumber(q: string): string {
  return /^[+0-9\s().\-/]+$/.test(q) ? q.replace(/[\s().\-/]/g, '') : q;
}
