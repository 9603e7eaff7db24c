'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { changedFields } from '@/components/changed-fields';
import { FormError } from '@/components/form-error';
import { SyncBadge } from '@/components/sync/sync-badge';
import { TimezoneSelect } from '@/components/timezone-select';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SaveBar } from '@/components/ui/save-bar';
import { useForm } from '@/components/use-form';
import type { Tenant } from '@/lib/tenants/contract';

const WORDS = {
  title: 'Company',
  fixedTitle: 'Fixed when the PBX was made',
  name: 'Name',
  timezone: 'Time zone',
  timezoneHint: 'Of the call log and of everything that depends on the time of day.',
  country: 'Country calling code',
  countryHint: 'For numbers dialled without one, e.g. 49.',
  domain: 'SIP domain',
  digits: 'Digits of an extension number',
  unsaved: 'Unsaved changes',
  save: 'Save',
  discard: 'Discard',
};

const valuesOf = ({ name, timezone, countryCode }: Tenant) => ({ name, timezone, countryCode });

type CompanyFormProps = { tenant: Tenant; zones: readonly string[]; canWrite: boolean };

export function CompanyForm({ tenant, zones, canWrite }: CompanyFormProps) {
  const router = useRouter();
  const [base, setBase] = useState(tenant);
  const form = useForm({
    initial: valuesOf(base),
    submit: async (values) => {
      const body = changedFields(valuesOf(base), values);
      const saved = await callApi<Tenant>('PATCH', '/tenant', { body, version: base.version });
      setBase(saved);
      form.reset(valuesOf(saved));
      router.refresh();
    },
  });
  return (
    <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-5">
      <SyncBadge kind="tenant" id={base.id} sync={base.sync} />
      <FormError>{form.formError}</FormError>
      <Card>
        <CardHeader title={WORDS.title} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Field label={WORDS.name} error={form.fieldErrors.name}>
            {(control) => (
              <Input
                {...control}
                value={form.values.name}
                disabled={!canWrite}
                required
                maxLength={80}
                onChange={(event) => form.set('name', event.target.value)}
              />
            )}
          </Field>
          <Field label={WORDS.timezone} hint={WORDS.timezoneHint} error={form.fieldErrors.timezone}>
            {(control) => (
              <TimezoneSelect
                control={control}
                zones={zones}
                value={form.values.timezone}
                disabled={!canWrite}
                onChange={(zone) => form.set('timezone', zone)}
              />
            )}
          </Field>
          <Field
            label={WORDS.country}
            hint={WORDS.countryHint}
            error={form.fieldErrors.countryCode}
          >
            {(control) => (
              <Input
                {...control}
                value={form.values.countryCode}
                disabled={!canWrite}
                required
                inputMode="numeric"
                maxLength={3}
                onChange={(event) => form.set('countryCode', event.target.value)}
              />
            )}
          </Field>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={WORDS.fixedTitle} />
        <CardBody>
          <dl className="grid gap-2 sm:grid-cols-[14rem_1fr]">
            <dt className="text-muted-foreground">{WORDS.domain}</dt>
            <dd className="font-mono break-all">{base.sipDomain}</dd>
            <dt className="text-muted-foreground">{WORDS.digits}</dt>
            <dd>{base.extensionDigits}</dd>
          </dl>
        </CardBody>
      </Card>
      <SaveBar open={form.isDirty} message={WORDS.unsaved}>
        <Button size="sm" variant="ghost" disabled={form.busy} onClick={() => form.reset()}>
          {WORDS.discard}
        </Button>
        <Button size="sm" type="submit" variant="primary" busy={form.busy}>
          {WORDS.save}
        </Button>
      </SaveBar>
    </form>
  );
}
