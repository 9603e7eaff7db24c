import { Card, CardBody, CardHeader } from '@/components/ui/card';

interface ReferenceRow {
  id: string;
  name: string;
  meaning: string;
}

type ReferenceCardProps = { title: string; note: string; rows: readonly ReferenceRow[] };

/** Words of the contract and what they mean. */
export function ReferenceCard({ title, note, rows }: ReferenceCardProps) {
  return (
    <Card>
      <CardHeader title={title} note={note} />
      <CardBody className="divide-y py-2">
        {rows.map(({ id, name, meaning }) => (
          <p key={id} id={id} className="grid gap-x-4 py-1.5 sm:grid-cols-[14rem_1fr]">
            <code className="font-mono text-table">{name}</code>
            <span className="text-table">{meaning}</span>
          </p>
        ))}
      </CardBody>
    </Card>
  );
}
