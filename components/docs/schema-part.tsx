import { FieldTable, type FieldShown } from './field-table';

export interface SchemaShown {
  fields: readonly FieldShown[];
  type: string;
  example: string | undefined;
}

type SchemaPartProps = {
  caption: string;
  requiredWord: string;
  schema: SchemaShown;
};

const NAMED = /^[A-Z]\w+$/;

export function SchemaPart({ caption, requiredWord, schema }: SchemaPartProps) {
  const { fields, type, example } = schema;
  return (
    <div className="grid gap-2">
      {fields.length > 0 ? (
        <FieldTable caption={caption} requiredWord={requiredWord} fields={fields} />
      ) : (
        <p className="text-table">
          <span className="text-meta font-medium text-muted-foreground">{caption}</span>{' '}
          {NAMED.test(type) ? (
            <a className="text-brand-text underline underline-offset-2" href={`#schema-${type}`}>
              {type}
            </a>
          ) : (
            type
          )}
        </p>
      )}
      {example ? (
        // A box that scrolls must be reachable by keyboard (WCAG 2.1.1).
        <pre tabIndex={0} className="overflow-x-auto rounded-md bg-muted p-3 font-mono text-meta">
          {example}
        </pre>
      ) : null}
    </div>
  );
}
