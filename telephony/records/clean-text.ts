/** Control characters, line ends, halves of surrogate pairs, and marks that turn the reading direction. */
const UNREADABLE =
  /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]+/gu;

/** A caller's own words are shown to people, exported and logged: one line, cut to the column. */
export function cleanText(text: string, lengthMax: number): string {
  const line = text.replace(UNREADABLE, ' ').replace(/\s+/gu, ' ').trim();
  return Array.from(line).slice(0, lengthMax).join('');
}
