import type { Destination } from '@/lib/numbers/contract';

type Named = { number: string; name: string };

const WORDS: Record<Exclude<Destination['kind'], 'extension'>, string> = {
  busy: 'Busy signal',
  hangup: 'Hangs up',
};

export const NOWHERE = 'Leads nowhere yet';

/** Where a number leads, in words. `extension` is the one that is meant, if it is known. */
export function destinationWords(
  destination: Destination | null,
  extension: Named | undefined,
): string {
  if (destination === null) return NOWHERE;
  if (destination.kind !== 'extension') return WORDS[destination.kind];
  return extension ? `${extension.number} ${extension.name}` : 'An extension';
}
