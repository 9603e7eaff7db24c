'use client';

import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { changedFields } from '@/components/changed-fields';
import { ExtensionPicker, type Picked } from '@/components/extensions/extension-picker';
import { FormError } from '@/components/form-error';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useForm } from '@/components/use-form';
import { RoleField } from '@/components/users/role-field';
import type { CreatedUser, User } from '@/lib/users/contract';

const WORDS = {
  add: 'Add a user',
  addText: 'The person gets a first password from you and may sign in at once.',
  change: (name: string) => `Change ${name}`,
  name: 'Name',
  email: 'E-mail address',
  extension: 'Own extension',
  extensionHint: 'Whose calls the person sees.',
  cancel: 'Cancel',
  create: 'Add user',
  save: 'Save',
};

type UserDialogProps = {
  /** Absent: a new one. */
  user?: User;
  extension?: Picked | null;
  offered: readonly User['role'][];
  onClose: () => void;
  onSaved: (user: User | CreatedUser) => void;
};

type Values = Pick<User, 'name' | 'email' | 'role' | 'extensionId'>;

const valuesOf = (user: User | undefined): Values => ({
  name: user?.name ?? '',
  email: user?.email ?? '',
  role: user?.role ?? 'user',
  extensionId: user?.extensionId ?? null,
});

function save(user: User | undefined, values: Values) {
  if (!user) return callApi<CreatedUser>('POST', '/users', { body: values });
  const { email: _, ...before } = valuesOf(user);
  const { email: __, ...after } = values;
  const body = changedFields(before, after);
  return callApi<User>('PATCH', `/users/${user.id}`, { body, version: user.version });
}

export function UserDialog({ user, extension = null, offered, onClose, onSaved }: UserDialogProps) {
  const [picked, setPicked] = useState<Picked | null>(extension);
  const form = useForm({
    initial: valuesOf(user),
    submit: async (values) => onSaved(await save(user, values)),
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={user ? WORDS.change(user.name) : WORDS.add}
      description={user ? undefined : WORDS.addText}
      closeLabel={WORDS.cancel}
    >
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-4">
        <FormError>{form.formError}</FormError>
        <Field label={WORDS.name} error={form.fieldErrors.name}>
          {(control) => (
            <Input
              {...control}
              value={form.values.name}
              required
              maxLength={80}
              autoComplete="off"
              onChange={(event) => form.set('name', event.target.value)}
            />
          )}
        </Field>
        <Field label={WORDS.email} error={form.fieldErrors.email}>
          {(control) => (
            <Input
              {...control}
              type="email"
              value={form.values.email}
              required
              disabled={user !== undefined}
              maxLength={254}
              autoComplete="off"
              onChange={(event) => form.set('email', event.target.value)}
            />
          )}
        </Field>
        <RoleField
          value={form.values.role}
          offered={offered}
          error={form.fieldErrors.role}
          onChange={(role) => form.set('role', role)}
        />
        {form.values.role === 'user' ? (
          <Field
            label={WORDS.extension}
            hint={WORDS.extensionHint}
            error={form.fieldErrors.extensionId}
          >
            {(control) => (
              <ExtensionPicker
                control={control}
                value={picked}
                onPick={(next) => {
                  setPicked(next);
                  form.set('extensionId', next?.id ?? null);
                }}
              />
            )}
          </Field>
        ) : null}
        <DialogActions>
          <Button onClick={onClose}>{WORDS.cancel}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {user ? WORDS.save : WORDS.create}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
