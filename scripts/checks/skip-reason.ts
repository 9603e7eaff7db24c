/**
 * Why a test was skipped: what `context.skip(reason)` was given, else what its name says in brackets
 * ("… (needs lua5.3)") or after ": skipped, ", else the media node when the name speaks of it. Empty: nobody says.
 */
export function skipReason(name: string, note: string | undefined): string {
  if (note) return note;
  const told = /\(((?:needs|no|without) [^()]+)\)|: skipped, ([^>]+)/.exec(name);
  if (told) return (told[1] ?? told[2] ?? '').trim();
  return /FreeSWITCH|media node/.test(name) ? 'no FreeSWITCH found' : '';
}
