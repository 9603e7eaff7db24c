import { PERMISSIONS } from '@/lib/access/permissions';
import { FAULTS, type FaultCode } from '@/lib/http/fault-codes';
import type { Operation } from '@/lib/http/operation';
import { INTRODUCTION } from './document';
import { faultsOf } from './faults';
import { OPERATIONS } from './operations';
import { Components, type JsonSchema } from './schemas';

export interface FieldView {
  name: string;
  /** In words: "text, at most 80 characters", "Extension", "one of: a, b". */
  type: string;
  required: boolean;
  description: string;
}

export interface SchemaView {
  fields: FieldView[];
  /** When it is no object with fields. */
  type: string;
  example: string | undefined;
}

export interface OperationView {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  permission: string | undefined;
  ifMatch: boolean;
  idempotent: boolean;
  query: FieldView[];
  body: SchemaView | undefined;
  answer: SchemaView | undefined;
  status: number;
  faults: FaultCode[];
}

const REFERENCE = '#/components/schemas/';
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): JsonSchema[] => (Array.isArray(value) ? value : []);

function limits(schema: JsonSchema): string {
  const { format, minLength, maxLength, minimum, maximum } = schema;
  const words = [
    text(format),
    typeof minLength === 'number' && minLength > 1 ? `at least ${minLength} characters` : '',
    typeof maxLength === 'number' ? `at most ${maxLength} characters` : '',
    typeof minimum === 'number' && minimum > 0 ? `from ${minimum}` : '',
    typeof maximum === 'number' ? `up to ${maximum}` : '',
  ];
  return words
    .filter(Boolean)
    .map((part) => `, ${part}`)
    .join('');
}

/** What a JSON Schema asks for, short enough for a table's cell. */
export function typeWords(schema: JsonSchema): string {
  const { $ref, enum: values, const: only, anyOf, oneOf, type, items } = schema;
  if (typeof $ref === 'string') return $ref.slice(REFERENCE.length);
  if (Array.isArray(values)) return `one of: ${values.join(', ')}`;
  if (only !== undefined) return `"${String(only)}"`;
  const several = list(anyOf ?? oneOf);
  if (several.length > 0) return several.map(typeWords).join(' or ');
  if (type === 'array') return `list of ${typeWords((items ?? {}) as JsonSchema)}`;
  if (type === 'string') return `text${limits(schema)}`;
  if (type === 'integer') return `whole number${limits(schema)}`;
  return typeof type === 'string' ? type : 'anything';
}

function fieldsOf(schema: JsonSchema): FieldView[] {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    type: typeWords(property),
    required: required.includes(name),
    description: text(property['description']),
  }));
}

function schemaView(schema: JsonSchema): SchemaView {
  const [example] = Array.isArray(schema['examples']) ? schema['examples'] : [];
  return {
    fields: fieldsOf(schema),
    type: typeWords(schema),
    example: example === undefined ? undefined : JSON.stringify(example, null, 2),
  };
}

function operationView(operation: Operation, components: Components): OperationView {
  const { id, method, path, summary, permission, query, body, answer } = operation;
  const open = permission === 'public';
  return {
    ...{ id, method, path, summary },
    description: operation.description ?? '',
    permission: open ? undefined : permission,
    ifMatch: operation.ifMatch ?? false,
    idempotent: method === 'POST' && !open,
    query: query ? fieldsOf(components.of(query, 'input')) : [],
    body: body && schemaView(components.of(body, 'input')),
    answer: answer && schemaView(components.of(answer, 'output')),
    status: operation.status ?? (answer ? 200 : 204),
    faults: faultsOf(operation),
  };
}

export interface DocsView {
  introduction: string;
  groups: { tag: string; operations: OperationView[] }[];
  schemas: { name: string; view: SchemaView }[];
  scopes: { name: string; meaning: string }[];
  faults: { code: FaultCode; status: number; title: string }[];
}

/** The contracts once more, for the page that people read. */
export function docsView(): DocsView {
  const components = new Components();
  const tags = [...new Set(OPERATIONS.map(({ tag }) => tag))];
  const groups = tags.map((tag) => ({
    tag,
    operations: OPERATIONS.filter((operation) => operation.tag === tag).map((operation) =>
      operationView(operation, components),
    ),
  }));
  return {
    introduction: INTRODUCTION,
    groups,
    schemas: Object.entries(components.schemas).map(([name, schema]) => ({
      name,
      view: schemaView(schema),
    })),
    scopes: Object.entries(PERMISSIONS).map(([name, meaning]) => ({ name, meaning })),
    faults: (Object.keys(FAULTS) as FaultCode[]).map((code) => ({ code, ...FAULTS[code] })),
  };
}
