import { z } from 'zod';
import { operation } from '@/lib/http/operation';
import { version } from '@/lib/shared/fields';
import { syncState, type SyncState } from '@/lib/sync/contract';
import { permissionOf, type ObjectKind } from './kind';

/** A setting that a PBX has once: its rules for calls out, its feature codes. */
export interface Singleton {
  version: number;
  sync: SyncState;
  [field: string]: unknown;
}

function operationsOf(kind: ObjectKind) {
  const { schemaId, singular, tag } = kind;
  const path = `/api/v1/${kind.path}` as const;
  const common = { tag, reach: 'tenant', path } as const;
  const hidden = new Set<string>(kind.writeOnly ?? []);
  const shown = Object.entries(kind.config).filter(([field]) => !hidden.has(field));
  const schema = z
    .strictObject({
      ...Object.fromEntries(shown),
      ...kind.derived?.fields,
      ...{ version, sync: syncState },
    })
    .meta({ id: schemaId });
  const answer = schema as z.ZodType as z.ZodType<Singleton>;
  const body = z.strictObject(kind.config).partial().meta({ example: kind.example });
  return {
    get: operation({
      ...common,
      ...{ id: `get${schemaId}`, method: 'GET', permission: permissionOf(kind, 'read') },
      summary: `The ${singular}`,
      answer,
    }),
    update: operation({
      ...common,
      ...{ id: `update${schemaId}`, method: 'PATCH', permission: permissionOf(kind, 'write') },
      summary: `Change the ${singular}`,
      body: body as z.ZodType as z.ZodType<Record<string, unknown>>,
      answer,
      ifMatch: true,
      faults: ['conflict'],
    }),
  };
}

export type SingletonOperations = ReturnType<typeof operationsOf>;

const MADE = new WeakMap<ObjectKind, SingletonOperations>();

/** Read and change. Made once: a schema's id is unique. */
export function singletonOperations(kind: ObjectKind): SingletonOperations {
  const made = MADE.get(kind) ?? operationsOf(kind);
  MADE.set(kind, made);
  return made;
}
