/**
 * Why a test was skipped: what `context.skip(reason)` was given, else what its name says in brackets
 * ("… (needs lua5.3)"), else the media node when the name speaks of it. Empty: nobody says.
 */
export function skipReason(name: string, note: string | undefined): string {
  if (note) return note;
  const inBrackets = /\(((?:needs|no|without) [^()]+)\)/.exec(name)?.[1];
  if (inBrackets) return inBrackets;
  return /FreeSWITCH|media node/.test(name) ? 'no FreeSWITCH found' : '';
}
