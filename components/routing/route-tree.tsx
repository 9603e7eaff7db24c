import Link from 'next/link';
import { hrefOf, kindWord } from '@/components/destinations/target-words';
import { Badge } from '@/components/ui/badge';
import type { RouteNode } from '@/lib/routing/contract';
import type { Branch } from '@/lib/routing/map-rules';

const WORDS = {
  again: 'see above',
  off: 'Switched off',
  label: (name: string) => `Where calls go from ${name}`,
};

const ENDINGS: ReadonlySet<string> = new Set(['busy', 'hangup']);

function Place({ node }: { node: RouteNode }) {
  const { kind, id, name, number, enabled } = node;
  if (ENDINGS.has(kind)) return <span>{kindWord(kind)}</span>;
  const title =
    kind === 'number' || number === null || number === name ? name : `${number} ${name}`;
  const href = hrefOf(kind, id);
  return (
    <>
      {href === undefined ? (
        <span className="font-medium tabular-nums">{title}</span>
      ) : (
        <Link href={href} className="rounded-sm font-medium tabular-nums hover:underline">
          {title}
        </Link>
      )}
      <span className="text-meta text-muted-foreground">{kindWord(kind)}</span>
      {enabled ? null : <Badge>{WORDS.off}</Badge>}
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
