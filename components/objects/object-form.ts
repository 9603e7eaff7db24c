import type { ComponentType } from 'react';
import type { z } from 'zod';
import type { SyncState } from '@/lib/sync/contract';

/**
 * What the pages of every kind of object share. A kind brings three things: its words
 * (ObjectWords), a blank configuration, and a form for the fields of its own. Name, internal
 * number, state, saving, removal and "what leads here" are the pages' work.
 * See components/ring-groups for a whole example.
 */

/** What every object of a PBX has beside its configuration; the API has both side by side. */
export type ObjectHead = {
  id: string;
  name: string;
  /** Dialled inside the PBX; absent where its kind has none. */
  number?: string | null;
  enabled: boolean;
  version: number;
  sync: SyncState;
  createdAt: string;
  updatedAt: string;
};

export type ObjectOf<Config extends object> = ObjectHead & Config;

/** The configuration of a kind as it is typed in: FormValueOf<typeof ringGroup>. */
export type FormValueOf<Kind extends { config: z.core.$ZodLooseShape }> = {
  [Field in keyof Kind['config']]: z.input<Kind['config'][Field]>;
};

export type Head = Pick<ObjectHead, 'name' | 'number' | 'enabled'>;

/** Everything of an object that is edited. */
export type ObjectValues<Config extends object> = { head: Head; config: Config };

/** What the API said is wrong, by the path of the field: `members.0.extensionId`. */
export type FormErrors = Readonly<Record<string, string>>;

/**
 * The form of a kind's own fields. `value` is the configuration exactly as the API has it: no second
 * shape to convert to and from. A number field that is empty holds NaN: the API then names it.
 * Names of what is referred to come from useTargetNames.
 */
export type ObjectFormProps<Config extends object, Choices extends object = object> = {
  value: Config;
  errors: FormErrors;
  disabled: boolean;
  /** What the page read for this form beside the object itself. */
  choices: Choices;
  /** Only the fields that changed. */
  onChange: (changes: Partial<Config>) => void;
};

export type ObjectForm<Config extends object, Choices extends object = object> = ComponentType<
  ObjectFormProps<Config, Choices>
>;

/** How a kind is spoken of. Plain data: pages of the server hand it to components of the browser. */
export type ObjectWords = {
  /** Last part of the address in the cabinet and in the API: `ring-groups`; also its permission. */
  path: string;
  /** `Ring groups` */
  many: string;
  /** `Ring group` */
  one: string;
  /** Head of the column with what a list says of each one. */
  summary?: string;
  /** Head of the column that says how each one stands at the moment. */
  now?: string;
  /** One sentence under the title of the list. */
  note: string;
  /** What to do when there is none yet. */
  emptyText: string;
  /** What removing one means. */
  removeText: string;
  /** Hint below the internal number; null: objects of this kind are not dialled. */
  numberHint: string | null;
  /** What a disabled one does; null: cannot be disabled. */
  disabledHint: string | null;
  /** Of the card with what uses it, where calls are not simply led to it. */
  used?: { title: string; note: string; emptyTitle: string; emptyText: string };
};

/** An object without what is not edited. Pure. */
export function toObjectValues<Config extends object>(
  object: ObjectOf<Config>,
): ObjectValues<Config> {
  const { name, number, enabled } = object;
  return { head: { name, enabled, ...(number !== undefined && { number }) }, config: object };
}

/** As the API takes it. Pure. */
export const toObjectBody = <Config extends object>({ head, config }: ObjectValues<Config>) => ({
  ...config,
  ...head,
});

/** The first words about a field or about anything inside it. Pure. */
export function errorAt(errors: FormErrors, path: string): string | undefined {
  const own = errors[path];
  if (own !== undefined) return own;
  return Object.entries(errors).find(([name]) => name.startsWith(`${path}.`))?.[1];
}

/** The words about what is inside one field, by their path from there. Pure. */
export function errorsBelow(errors: FormErrors, path: string): FormErrors {
  const start = `${path}.`;
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, words]) =>
      name.startsWith(start) ? [[name.slice(start.length), words]] : [],
    ),
  );
}
