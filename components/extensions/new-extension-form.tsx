'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { SipSecretDialog } from '@/components/devices/sip-secret-dialog';
import { PersonFields } from '@/components/extensions/extension-fields';
import { NEW_EXTENSION, toBody } from '@/components/extensions/extension-values';
import { TextField } from '@/components/fields/text-field';
import { CreateBar } from '@/components/form-bars';
import { FormError } from '@/components/form-error';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { useForm } from '@/components/use-form';
import type { CreatedExtension } from '@/lib/extensions/contract';

const WORDS = {
  person: 'Person',
  device: 'First device',
  deviceNote: 'Its account is shown once, right after creating.',
  label: 'What is it?',
  labelHint: 'Leave empty to add devices later.',
  initialLabel: 'Desk phone',
  create: 'Create extension',
};

export function NewExtensionForm({ digits, suggested }: { digits: number; suggested: string }) {
  const router = useRouter();
  const [created, setCreated] = useState<CreatedExtension | null>(null);
  const [label, setLabel] = useState(WORDS.initialLabel);
  const open = (extension: CreatedExtension) => router.push(`/settings/extensions/${extension.id}`);
  const form = useForm({
    initial: { ...NEW_EXTENSION, number: suggested },
    submit: async (values) => {
      const device = label.trim() ? { device: { label: label.trim() } } : {};
      const body = { ...toBody(values), ...device };
      const extension = await callApi<CreatedExtension>('POST', '/extensions', { body });
      setCreated(extension);
      if (!extension.sip) open(extension);
    },
  });

  return (
    <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-5">
      <FormError>{form.formError}</FormError>
      <Card>
        <CardHeader title={WORDS.person} />
        <CardBody>
          <PersonFields
            values={form.values}
            errors={form.fieldErrors}
            disabled={false}
            digits={digits}
            onSet={form.set}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={WORDS.device} note={WORDS.deviceNote} />
        <CardBody>
          <TextField
            label={WORDS.label}
            hint={WORDS.labelHint}
            error={form.fieldErrors['device.label']}
            className="sm:max-w-sm"
            value={label}
            maxLength={80}
            onChange={setLabel}
          />
        </CardBody>
      </Card>
      <CreateBar busy={form.busy} create={WORDS.create} />
      <SipSecretDialog
        sip={created?.sip ?? null}
        onClose={() => (created ? open(created) : undefined)}
      />
    </form>
  );
}
