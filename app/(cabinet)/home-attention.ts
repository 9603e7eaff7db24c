import type { HomeData } from '@/app/(cabinet)/home-data';
import type { Attention } from '@/components/home/attention-card';
import { nodeState } from '@/components/media-nodes/node-words';

const WORDS = {
  refused: 'A media node refused a change. The last good version stays in place.',
  refusedFix: 'See what it says',
  offline: (count: number) =>
    count === 1
      ? 'One extension has no phone online.'
      : `${count} extensions have no phone online.`,
  offlineFix: 'See which',
  node: (name: string, words: string) => `Media node ${name}: ${words.toLocaleLowerCase()}.`,
  nodeFix: 'Open media nodes',
};

/** What is wrong, worst first, each with where it is mended. Pure. */
export function attentionOf(home: HomeData): Attention[] {
  const items: Attention[] = [];
  if (home.tenant.sync.state === 'refused') {
    const [href, fix] = ['/settings/extensions', WORDS.refusedFix];
    items.push({ key: 'refused', tone: 'danger', text: WORDS.refused, fix, href });
  }
  for (const node of home.nodes ?? []) {
    const { tone, words } = nodeState(node);
    if (tone !== 'danger') continue;
    const text = WORDS.node(node.name, words);
    items.push({ key: node.id, tone, text, fix: WORDS.nodeFix, href: '/media-nodes' });
  }
  if (home.isComplete && home.steps.hasOnline && home.offline.length > 0) {
    const text = WORDS.offline(home.offline.length);
    const href = '/settings/extensions';
    items.push({ key: 'offline', tone: 'warning', text, fix: WORDS.offlineFix, href });
  }
  return items;
}
