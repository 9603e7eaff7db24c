import { Waypoints } from 'lucide-react';
import Link from 'next/link';
import { hrefOf, kindWord } from '@/components/destinations/target-words';
import { uniqueOwners } from '@/components/objects/unique-owners';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { ObjectWords } from '@/components/objects/object-form';
import type { Reference } from '@/lib/objects/contract';

const WORDS = {
  title: 'What leads here',
  note: 'And whatever else uses it.',
  emptyTitle: 'Nothing leads here',
  dialled: (number: string) => `Inside your PBX it is dialled by ${number}.`,
  emptyText: 'Choose it as a destination where calls shall come from.',
};

const ROW = 'flex min-h-9 items-center justify-between gap-3 px-4';

function Owner({ owner }: { owner: Reference }) {
  const href = hrefOf(owner.kind, owner.id);
  const words = (
    <>
      <span className="truncate font-medium">{owner.name}</span>
      <span className="shrink-0 text-meta text-muted-foreground">{kindWord(owner.kind)}</span>
    </>
  );
  if (href === undefined) return <span className={ROW}>{words}</span>;
  return (
    <Link href={href} className={`${ROW} -outline-offset-2 hover:bg-muted`}>
      {words}
    </Link>
  );
}

type ReferencesCardProps = {
  references: readonly Reference[];
  number?: string | null;
  words?: ObjectWords['used'];
};

export function ReferencesCard({ references, number = null, words = WORDS }: ReferencesCardProps) {
  const owners = uniqueOwners(references);
  return (
    <Card>
      <CardHeader title={words.title} note={owners.length > 0 ? words.note : undefined} />
      {owners.length === 0 ? (
        <EmptyState
          icon={Waypoints}
          title={words.emptyTitle}
          text={number === null ? words.emptyText : WORDS.dialled(number)}
        />
      ) : (
        <ul className="divide-y text-table tabular-nums">
          {owners.map((owner) => (
            <li key={owner.id}>
              <Owner owner={owner} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
