import { InlineWords } from './inline-words';

export interface FieldShown {
  name: string;
  type: string;
  required: boolean;
  description: string;
}

type FieldTableProps = { caption: string; requiredWord: string; fields: readonly FieldShown[] };

/** Names left, what they must be right; a list and not a table, so that it also fits a phone. */
export function FieldTable({ caption, requiredWord, fields }: FieldTableProps) {
  return (
    <div className="grid gap-1">
      <p className="text-meta font-medium text-muted-foreground">{caption}</p>
      <dl className="grid divide-y rounded-md border">
        {fields.map(({ name, type, required, description }) => (
          <div key={name} className="grid gap-x-4 px-3 py-1.5 sm:grid-cols-[12rem_1fr]">
            <dt className="font-mono text-table break-words">{name}</dt>
            <dd className="min-w-0 text-table break-words text-muted-foreground">
              {type}
              {required ? <span className="text-foreground"> · {requiredWord}</span> : null}
              {description ? <InlineWords text={description} /> : null}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
