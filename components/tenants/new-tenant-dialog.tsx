'use client';

import { callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { TimezoneSelect } from '@/components/timezone-select';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useForm } from '@/components/use-form';
import type { Tenant } from '@/lib/tenants/contract';

const WORDS = {
  title: 'New PBX',
  text: 'Its SIP domain and the length of its extension numbers cannot be changed later.',
  name: 'Name',
  slug: 'Short name',
  slugHint: 'Small letters, digits and hyphens. Becomes part of the SIP domain.',
  digits: 'Digits of an extension number',
  timezone: 'Time zone',
  cancel: 'Cancel',
  create: 'Create PBX',
};

/** A short name from a name: `Müller & Söhne` → `muller-sohne`. */
export const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

type NewTenantDialogProps = {
  zones: readonly string[];
  zone: string;
  onClose: () => void;
  onCreated: (tenant: Tenant) => void;
};

const initialOf = (timezone: string) => ({
  name: '',
  slug: '',
  extensionDigits: '3',
  timezone,
});

export function NewTenantDialog({ zones, zone, onClose, onCreated }: NewTenantDialogProps) {
  const form = useForm({
    initial: initialOf(zone),
    submit: async (values) => {
      const slug = values.slug || slugOf(values.name);
      const body = { ...values, slug, extensionDigits: Number(values.extensionDigits) };
      onCreated(await callApi<Tenant>('POST', '/tenants', { body }));
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={WORDS.title}
      description={WORDS.text}
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
              onChange={(event) => form.set('name', event.target.value)}
            />
          )}
        </Field>
        <Field label={WORDS.slug} hint={WORDS.slugHint} error={form.fieldErrors.slug}>
          {(control) => (
            <Input
              {...control}
              value={form.values.slug}
              placeholder={slugOf(form.values.name)}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => form.set('slug', event.target.value)}
            />
          )}
        </Field>
        <Field label={WORDS.digits} error={form.fieldErrors.extensionDigits}>
          {(control) => (
            <Select
              {...control}
              value={form.values.extensionDigits}
              onChange={(event) => form.set('extensionDigits', event.target.value)}
            >
              {['2', '3', '4'].map((digits) => (
                <option key={digits}>{digits}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={WORDS.timezone} error={form.fieldErrors.timezone}>
          {(control) => (
            <TimezoneSelect
              control={control}
              zones={zones}
              value={form.values.timezone}
              onChange={(timezone) => form.set('timezone', timezone)}
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
