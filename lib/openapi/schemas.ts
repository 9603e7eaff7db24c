import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

const REFERENCE = '#/components/schemas/';

/** Takes out what says nothing to a reader: bounds of doubles, and patterns that repeat a format. */
function tidied(schema: JsonSchema): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.example !== undefined) {
    // JSON Schema's word; `example` is the old one of OpenAPI 3.0.
    schema.examples = [schema.example];
    delete schema.example;
  }
}

/** Schemas with an id of their own, by that id: what `components.schemas` holds. */
export class Components {
  readonly schemas: Record<string, JsonSchema> = {};

  /** JSON Schema 2020-12, which OpenAPI 3.1 speaks; named parts become references. */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const {
      $schema: _,
      $defs = {},
      ...own
    } = z.toJSONSchema(schema, {
      io,
      target: 'draft-2020-12',
      // Text that is parsed into something else: in the document it is text.
      unrepresentable: 'any',
      override: ({ jsonSchema }) => tidied(jsonSchema),
    });
    for (const [id, part] of Object.entries($defs)) this.schemas[id] ??= referring(part);
    const id = z.globalRegistry.get(schema)?.id;
    if (id === undefined) return referring(own);
    this.schemas[id] ??= referring(own);
    return { $ref: `${REFERENCE}${id}` };
  }
}

function referring(part: object): JsonSchema {
  const bare = { ...part };
  if ('id' in bare && typeof bare.id === 'string') delete bare.id;
  return JSON.parse(JSON.stringify(bare).replaceAll('"#/$defs/', `"${REFERENCE}`));
}
