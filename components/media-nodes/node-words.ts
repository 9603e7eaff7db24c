import type { Tone } from '@/components/ui/status-dot';
import type { MediaNode } from '@/lib/media-nodes/contract';

type Shown = { tone: Tone; words: string };

/** How a node is, in one word: what a person set comes before what the worker saw. */
export function nodeState(node: Pick<MediaNode, 'state' | 'connected' | 'behind'>): Shown {
  if (node.state === 'disabled') return { tone: 'neutral', words: 'Disabled' };
  if (!node.connected) return { tone: 'danger', words: 'Not connected' };
  if (node.state === 'draining') return { tone: 'warning', words: 'Draining' };
  if (node.behind > 0) return { tone: 'warning', words: `${node.behind} changes behind` };
  return { tone: 'success', words: 'Up to date' };
}

const KINDS: Record<string, string> = { freeswitch: 'FreeSWITCH', simulator: 'Simulated' };

export const isSimulated = (node: Pick<MediaNode, 'kind'>) => node.kind === 'simulator';

export const kindWords = (kind: string) =>
  Object.hasOwn(KINDS, kind) ? KINDS[kind] : 'Not seen yet';
