import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { FieldTable, type FieldShown } from './field-table';
import { InlineWords } from './inline-words';
import { SchemaPart, type SchemaShown } from './schema-part';

export const OPERATION_WORDS = {
  required: 'required',
  query: 'Query',
  body: 'Body',
  answer: (status: number) => `Answer ${status}`,
  nothing: 'no content',
  open: 'Open to everybody',
  ifMatch: 'If-Match required',
  idempotent: 'takes Idempotency-Key',
  faults: 'Faults',
} as const;

export interface OperationShown {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  permission: string | undefined;
  ifMatch: boolean;
  idempotent: boolean;
  query: readonly FieldShown[];
  body: SchemaShown | undefined;
  answer: SchemaShown | undefined;
  status: number;
  faults: readonly string[];
}

function Faults({ codes }: { codes: readonly string[] }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta">
      <span className="font-medium text-muted-foreground">{OPERATION_WORDS.faults}</span>
      {codes.map((code) => (
        <a
          key={code}
          href={`#fault-${code}`}
          className="inline-flex min-h-6 items-center font-mono underline underline-offset-2"
        >
          {code}
        </a>
      ))}
    </p>
  );
}

export function OperationCard({ operation }: { operation: OperationShown }) {
  const { id, method, path, permission, query, body, answer, status } = operation;
  const words = OPERATION_WORDS;
  return (
    <Card id={id} aria-labelledby={`${id}-title`} className="scroll-mt-6">
      <header className="grid gap-1 border-b px-4 py-3">
        <h3 id={`${id}-title`} className="font-semibold">
          {operation.summary}
        </h3>
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={method === 'GET' ? 'neutral' : 'info'}>{method}</Badge>
          <code className="font-mono text-table break-all">{path}</code>
        </p>
      </header>
      <div className="grid gap-4 p-4">
        <div className="flex flex-wrap gap-1.5">
          <Badge>{permission ?? words.open}</Badge>
          {operation.ifMatch ? <Badge>{words.ifMatch}</Badge> : null}
          {operation.idempotent ? <Badge>{words.idempotent}</Badge> : null}
        </div>
        {operation.description ? <InlineWords text={operation.description} /> : null}
        {query.length > 0 ? (
          <FieldTable caption={words.query} requiredWord={words.required} fields={query} />
        ) : null}
        {body ? (
          <SchemaPart caption={words.body} requiredWord={words.required} schema={body} />
        ) : null}
        <SchemaPart
          caption={words.answer(status)}
          requiredWord={words.required}
          schema={answer ?? { fields: [], type: words.nothing, example: undefined }}
        />
        <Faults codes={operation.faults} />
      </div>
    </Card>
  );
}
