'use client';

import { callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { ScopeField, type ScopeChoice } from '@/components/tokens/scope-field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useForm } from '@/components/use-form';
import type { CreatedToken } from '@/lib/tokens/contract';

const LIFETIMES = { '30': '30 days', '90': '90 days', '365': 'One year', '': 'Never' } as const;

const WORDS = {
  title: 'New API token',
  text: 'For a program that acts in this PBX. Give each program its own.',
  name: 'Name',
  nameHint: 'Which program uses it, e.g. CRM.',
  expires: 'Expires after',
  networks: 'Only from these addresses',
  networksHint: 'One a line, e.g. 192.0.2.0/24. Empty: from anywhere.',
  cancel: 'Cancel',
  create: 'Create and show the token',
};

type NewTokenDialogProps = {
  choices: readonly ScopeChoice[];
  onClose: () => void;
  onCreated: (token: CreatedToken) => void;
};

const DAY_MS = 86_400_000;
const INITIAL = { name: '', scopes: [] as string[], days: '90', networks: '' };

function bodyOf({ name, scopes, days, networks }: typeof INITIAL) {
  const expiresAt = days ? new Date(Date.now() + Number(days) * DAY_MS).toISOString() : null;
  const lines = networks.split(/[\s,]+/).filter(Boolean);
  return { name, scopes, expiresAt, networks: lines };
}

const firstOf = (errors: Readonly<Record<string, string>>, field: string) =>
  Object.entries(errors).find(([name]) => name === field || name.startsWith(`${field}.`))?.[1];

export function NewTokenDialog({ choices, onClose, onCreated }: NewTokenDialogProps) {
  const form = useForm({
    initial: INITIAL,
    submit: async (values) =>
      onCreated(await callApi<CreatedToken>('POST', '/tokens', { body: bodyOf(values) })),
  });
  return (
    <Dialog
      wide
      open
      onOpenChange={onClose}
      title={WORDS.title}
      description={WORDS.text}
      closeLabel={WORDS.cancel}
    >
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-4">
        <FormError>{form.formError}</FormError>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={WORDS.name} hint={WORDS.nameHint} error={form.fieldErrors.name}>
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
          <Field label={WORDS.expires} error={form.fieldErrors.expiresAt}>
            {(control) => (
              <Select
                {...control}
                value={form.values.days}
                onChange={(event) => form.set('days', event.target.value)}
              >
                {Object.entries(LIFETIMES).map(([days, words]) => (
                  <option key={days} value={days}>
                    {words}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <ScopeField
          choices={choices}
          value={form.values.scopes}
          error={firstOf(form.fieldErrors, 'scopes')}
          onChange={(scopes) => form.set('scopes', scopes)}
        />
        <Field
          label={WORDS.networks}
          hint={WORDS.networksHint}
          error={firstOf(form.fieldErrors, 'networks')}
        >
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              className="font-mono"
              value={form.values.networks}
              onChange={(event) => form.set('networks', event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{WORDS.cancel}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {WORDS.create}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
