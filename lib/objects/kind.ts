import type { z } from 'zod';
import type { Permission } from '@/lib/access/permissions';
import type { FieldError } from '@/lib/http/fault';
import type { IdKind } from '@/lib/shared/ids';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

type Fields = z.core.$ZodLooseShape;

/**
 * One kind of thing an owner sets up. The generic contract, commands, queries and pages follow from
 * it; a feature adds what it means (plan.ts) and how it is edited.
 */
export interface ObjectKind<Config extends Fields = Fields, Derived extends Fields = Fields> {
  /** `ring_group` */
  kind: string;
  idKind: IdKind;
  /** `ring-groups`; also the resource of its permissions. */
  path: string;
  /** Of its permissions, when that is not the path. */
  resource?: string;
  /** `Ring groups` */
  tag: string;
  /** `ring group` */
  singular: string;
  /** `RingGroup`, in the API document. */
  schemaId: string;
  /** May have a short number of its own. */
  numbered: boolean;
  /** Without `.default()`: those stand in `defaults`, so that a PATCH leaves out what it does not say. */
  config: Config;
  defaults: Partial<{ [K in keyof Config]: z.output<Config[K]> }>;
  example: Record<string, unknown>;
  /** Across fields; of the whole config as it would be stored. */
  check?(config: ConfigOf<Config>): readonly FieldError[];
  /** Taken but never shown again: a PIN, a secret. */
  writeOnly?: readonly (keyof Config & string)[];
  /**
   * What is stored for what was given: a PIN becomes its hash. `before` is the stored config of an
   * update. Must keep every other field as it is.
   */
  toStored?(config: ConfigOf<Config>, before: JsonObject | undefined): JsonObject;
  /** Shown besides the config, computed from what is stored. */
  derived?: {
    fields: Derived;
    of(stored: JsonObject, beside: Beside): { [K in keyof Derived]: unknown };
  };
}

/** What else a derived field may depend on. */
export interface Beside {
  enabled: boolean;
  /** Of the PBX, IANA. */
  timezone: string;
  /** Milliseconds since 1970. */
  now: number;
}

export type ConfigOf<C extends Fields> = { [K in keyof C]: z.output<C[K]> };

/** Keeps the exact types of the fields. */
export function defineObject<const C extends Fields, const D extends Fields = Record<never, never>>(
  kind: ObjectKind<C, D>,
): ObjectKind<C, D> {
  return kind;
}

export function permissionOf(
  kind: Pick<ObjectKind, 'path' | 'resource'>,
  action: 'read' | 'write',
): Permission {
  return `${kind.resource ?? kind.path}:${action}` as Permission;
}
