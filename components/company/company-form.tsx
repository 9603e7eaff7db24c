'use client';

import { TextField } from '@/components/fields/text-field';
import { FormSaveBar } from '@/components/form-bars';
import { FormError } from '@/components/form-error';
import { SyncBadge } from '@/components/sync/sync-badge';
import { TimezoneSelect } from '@/components/timezone-select';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { useEditor } from '@/components/use-editor';
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
};

const valuesOf = ({ name, timezone, countryCode }: Tenant) => ({ name, timezone, countryCode });

type CompanyFormProps = { tenant: Tenant; zones: readonly string[]; canWrite: boolean };

export function CompanyForm({ tenant, zones, canWrite }: CompanyFormProps) {
  const { base, form } = useEditor({
    kept: tenant,
    path: '/tenant',
    toValues: valuesOf,
    toBody: (values) => values,
  });
  return (
    <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-5">
      <SyncBadge kind="tenant" id={base.id} sync={base.sync} />
      <FormError>{form.formError}</FormError>
      <Card>
        <CardHeader title={WORDS.title} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={WORDS.name}
            error={form.fieldErrors.name}
            value={form.values.name}
            disabled={!canWrite}
            required
            maxLength={80}
            onChange={(name) => form.set('name', name)}
          />
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
          <TextField
            label={WORDS.country}
            hint={WORDS.countryHint}
            error={form.fieldErrors.countryCode}
            value={form.values.countryCode}
            disabled={!canWrite}
            required
            inputMode="numeric"
            maxLength={3}
            onChange={(code) => form.set('countryCode', code)}
          />
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
      <FormSaveBar form={form} />
    </form>
  );
}
