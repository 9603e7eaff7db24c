import { PhoneIncoming } from 'lucide-react';
import Link from 'next/link';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { PbxNumber } from '@/lib/numbers/contract';

const WORDS = {
  title: 'What leads here',
  emptyTitle: 'No number leads here',
  emptyText: 'Inside your PBX this extension is dialled by its own number.',
};

export function LeadsHereCard({ numbers }: { numbers: PbxNumber[] }) {
  return (
    <Card>
      <CardHeader title={WORDS.title} />
      {numbers.length === 0 ? (
        <EmptyState icon={PhoneIncoming} title={WORDS.emptyTitle} text={WORDS.emptyText} />
      ) : (
        <ul className="divide-y text-table tabular-nums">
          {numbers.map((number) => (
            <li key={number.id}>
              <Link
                href={`/settings/numbers/${number.id}`}
                className="flex min-h-9 items-center gap-3 px-4 -outline-offset-2 hover:bg-muted"
              >
                <span className="font-medium">{number.e164}</span>
                <span className="truncate text-muted-foreground">{number.label}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
