import Link from 'next/link';
import { hrefOf, kindWord } from '@/components/destinations/target-words';
import type { Stay } from '@/components/routing/call-path';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';

const WORDS = {
  fired: 'Decided',
  kinds: { outgoing: 'Outgoing calls', feature: 'Feature code', unknown: '' },
};

const SKIPPED = 'skip';

type Entry = Stay['entries'][number];

/** A rule that fired: a condition that held, a key that was pressed, the block list. */
const isDecisive = ({ do: step, decided, outcome }: Entry): boolean =>
  decided ||
  (step === 'screen' && outcome === 'y') ||
  (step === 'menu' && /^[0-9*#]+$/.test(outcome ?? ''));

const isOwnKind = (kind: string): kind is keyof typeof WORDS.kinds => kind in WORDS.kinds;

function Heading({ object: { kind, id, name } }: Pick<Stay, 'object'>) {
  const href = hrefOf(kind, id);
  const word = isOwnKind(kind) ? WORDS.kinds[kind] : kindWord(kind);
  const isNamed = name !== '' && name !== id;
  const title = isNamed ? name : word || id;
  return (
    <h3 className="flex flex-wrap items-baseline gap-x-2">
      {href === undefined ? (
        <span className="font-medium">{title}</span>
      ) : (
        <Link
          href={href}
          className="rounded-sm font-medium text-brand-text underline underline-offset-2"
        >
          {title}
        </Link>
      )}
      {isNamed && word && word !== title ? (
        <span className="text-meta text-muted-foreground">{word}</span>
      ) : null}
    </h3>
  );
}

/** One place of the way: what it is, and what it does with the call. */
export function CallPathPlace({ stay }: { stay: Stay }) {
  return (
    <li className="relative pb-5 pl-6 before:absolute before:top-4 before:-bottom-1.5 before:left-[5px] before:border-l after:absolute after:top-1.5 after:left-0.5 after:size-2 after:rounded-full after:bg-brand-text last:pb-0 last:before:hidden">
      <Heading object={stay.object} />
      <ul className="mt-1 grid gap-1">
        {stay.entries.map((entry, index) => {
          const isFired = isDecisive(entry);
          return (
            <li
              key={index}
              className={cn(
                'flex flex-wrap items-baseline gap-x-2 tabular-nums',
                entry.outcome === SKIPPED && 'text-muted-foreground',
                isFired && 'font-medium',
              )}
            >
              {entry.words}
              {isFired ? <Badge tone="brand">{WORDS.fired}</Badge> : null}
            </li>
          );
        })}
      </ul>
    </li>
  );
}
