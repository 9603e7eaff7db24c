/**
 * The first free number after `…01`, as most people count: 101, 102 …; empty when none is left.
 * Below `100` stay the numbers of services. Pure.
 */
export function suggestNumber(taken: readonly string[], digits: number): string {
  const used = new Set(taken);
  const first = 10 ** (digits - 1) + 1;
  for (let number = first; number < 10 ** digits; number += 1) {
    if (!used.has(String(number))) return String(number);
  }
  return '';
}
