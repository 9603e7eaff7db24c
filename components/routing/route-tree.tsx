import Link from 'next/link';
import { hrefOf } from '@/components/destinations/target-words';
import { isEnding, placeNote, placeTitle } from '@/components/routing/place-words';
import { Badge } from '@/components/ui/badge';
import type { RouteNode } from '@/lib/routing/contract';
import type { Branch } from '@/lib/routing/map-rules';

const WORDS = {
  again: 'see above',
  off: 'Switched off',
  label: (name: string) => `Where calls go from ${name}`,
};

function Place({ node }: { node: RouteNode }) {
  const href = isEnding(node) ? undefined : hrefOf(node.kind, node.id);
  const title = placeTitle(node);
  return (
    <>
      {href === undefined ? (
        <span className="font-medium tabular-nums">{title}</span>
      ) : (
        <Link href={href} className="rounded-sm font-medium tabular-nums hover:underline">
          {title}
        </Link>
      )}
      <span className="text-meta text-muted-foreground tabular-nums">{placeNote(node)}</span>
      {node.enabled ? null : <Badge>{WORDS.off}</Badge>}
    </>
  );
}

function Twig({ branch }: { branch: Branch }) {
  const { node, words, again, next } = branch;
  return (
    <li>
      <span className="flex flex-wrap items-baseline gap-x-2 py-1">
        {words ? <span className="text-muted-foreground">{words}:</span> : null}
        <Place node={node} />
        {again ? <span className="text-meta text-muted-foreground">({WORDS.again})</span> : null}
      </span>
      {again
        ? null
        : node.problems.map((problem) => (
            <p key={problem} className="text-meta text-warning">
              {problem}
            </p>
          ))}
      {next.length > 0 ? (
        <ul className="ml-1.5 border-l pl-4">
          {next.map((one, index) => (
            <Twig key={`${one.node.id} ${index}`} branch={one} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** The same as the map, in words: nested lists. */
export function RouteTree({ tree }: { tree: Branch }) {
  return (
    <ul aria-label={WORDS.label(tree.node.name)} className="text-table">
      <Twig branch={tree} />
    </ul>
  );
}
