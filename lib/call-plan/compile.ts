import { z } from 'zod';
import { configFields } from '@/lib/objects/contract';
import type { ConfigOf, ObjectKind } from '@/lib/objects/kind';
import { dialDocument, planDocument, type CallDocument } from './documents';
import { TARGET_KINDS, type PlanDocument, type TargetKind } from './plan';

/** What the documents of a PBX may depend on besides their own row. */
export interface PlanTenant {
  id: string;
  sipDomain: string;
  /** Calling code without plus, e.g. "49". */
  countryCode: string;
  /** IANA name, e.g. `Europe/Berlin`. */
  timezone: string;
  /** Of prompts; BCP 47. */
  language: string;
}

/** A row of `pbx_object`, its config read by the kind's schema. */
export interface PlanObject<Config = unknown> {
  id: string;
  kind: string;
  name: string;
  number: string | null;
  enabled: boolean;
  config: Config;
  /** What another table keeps beside it: whether an agent is logged in. */
  state?: unknown;
}

/**
 * What a feature contributes (lib/<feature>/plan.ts): its plan, or documents when there are more than
 * that. Pure. @throws Error what cannot be compiled.
 */
export type CompileObject<Config> = (
  object: PlanObject<Config>,
  tenant: PlanTenant,
) => PlanDocument | CallDocument[];

/** One kind, ready for any row. @throws Error in words when the row is not what its kind says. */
export type ObjectCompiler = (object: PlanObject, tenant: PlanTenant) => CallDocument[];

type Fields = z.core.$ZodLooseShape;

export interface CompilerOptions<C extends Fields> {
  /** Fields that are kept otherwise than they are given (`toStored`): a PIN's hash. */
  stored?: { [K in keyof C]?: z.ZodType };
  /** A switched-off one is compiled all the same: `compile` says what that means. */
  evenDisabled?: true;
}

const isTargetKind = (kind: string): kind is TargetKind =>
  (TARGET_KINDS as readonly string[]).includes(kind);

/** The pointer from an object's own number to it, if it has one. */
function ownNumber({ id, kind, number }: PlanObject, tenant: PlanTenant): CallDocument[] {
  if (number === null || !isTargetKind(kind)) return [];
  return [dialDocument(tenant.sipDomain, number, { go: { kind, id } })];
}

/** What is switched off answers 480, wherever it is led to from. */
function switchedOff({ id, kind, name }: PlanObject): PlanDocument {
  return { id, kind, name, steps: [{ do: 'end', as: 'no_answer' }] };
}

/**
 * The line of a kind in the registry. The stored config is read with the contract's fields and
 * defaults, so that a row from before a field was added is as good as any; a number of the object's
 * own leads to it without the feature's doing.
 */
export function compiler<C extends Fields, D extends Fields>(
  kind: ObjectKind<C, D>,
  compile: CompileObject<ConfigOf<C>>,
  { stored, evenDisabled }: CompilerOptions<C> = {},
): ObjectCompiler {
  const schema = z.object({ ...configFields(kind as ObjectKind), ...stored });
  return (object, tenant) => {
    const pointer = ownNumber(object, tenant);
    if (!object.enabled && !evenDisabled) {
      return [...pointer, planDocument(tenant.sipDomain, switchedOff(object))];
    }
    const config = readStored(schema, object.config) as ConfigOf<C>;
    const compiled = compile({ ...object, config }, tenant);
    const documents = Array.isArray(compiled)
      ? compiled
      : [planDocument(tenant.sipDomain, compiled)];
    return [...pointer, ...documents];
  };
}

/** @throws Error in words, field by field, when what is stored is not what the schema says. */
export function readStored<T>(schema: z.ZodType<T>, config: unknown): T {
  const read = schema.safeParse(config);
  if (read.success) return read.data;
  const words = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(words.join(' '));
}
