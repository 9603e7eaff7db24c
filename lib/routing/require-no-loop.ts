import { kindWord } from '@/lib/call-plan/explain';
import { fault } from '@/lib/http/fault';
import type { TenantChange } from '@/lib/outbox/change';
import { edgesOf, type Edge } from './graph';
import { loadReached, type Stop } from './load';
import { loopThrough } from './loops';

const REACHED_MAX = 500;

function waysOut(stop: Stop | undefined): Edge[] {
  return stop?.plan ? edgesOf(stop.plan).filter(({ automatic }) => automatic) : [];
}

function words(stop: Stop | undefined, id: string): string {
  return stop ? `${kindWord(stop.kind)} “${stop.name || (stop.number ?? id)}”` : id;
}

/**
 * Of what has just been stored in this transaction: a call must not go in circles by itself. Rings,
 * waits and keys break a circle.
 * @throws Fault conflict that names the chain; the transaction is then rolled back.
 */
export async function requireNoLoop(
  { tx, tenant }: Pick<TenantChange, 'tx' | 'tenant'>,
  { id }: { kind: string; id: string },
): Promise<void> {
  const next = (stop: Stop) => waysOut(stop).map(({ to }) => to);
  const found = await loadReached(tx, tenant, id, next, REACHED_MAX);
  const chain = loopThrough(id, (at) => waysOut(found.get(at)));
  if (!chain) return;
  const names = chain.map((at) => words(found.get(at), at)).join(' → ');
  throw fault('conflict', {
    public: `A call would go in circles by itself: ${names}. Lead one of them elsewhere.`,
  });
}
