'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { TextField } from '@/components/fields/text-field';
import { CreateBar } from '@/components/form-bars';
import { FormError } from '@/components/form-error';
import {
  LeadsFields,
  NEW_NUMBER,
  NumberFields,
  toNumberBody,
} from '@/components/numbers/number-fields';
import { TargetNamesProvider } from '@/components/objects/target-names';
import { Card, CardBody } from '@/components/ui/card';
import { useForm } from '@/components/use-form';
import type { PbxNumber } from '@/lib/numbers/contract';

const WORDS = {
  e164: 'Number',
  hint: 'With its country code, e.g. +49 30 901820.',
  create: 'Add number',
};

const NO_NAMES: readonly never[] = [];

export function NewNumberForm() {
  const router = useRouter();
  const [e164, setE164] = useState('');
  const form = useForm({
    initial: NEW_NUMBER,
    submit: async (values) => {
      const body = { e164, ...toNumberBody(values) };
      const number = await callApi<PbxNumber>('POST', '/numbers', { body });
      router.push(`/settings/numbers/${number.id}`);
    },
  });
  const error = form.fieldErrors.e164;
  const fields = { values: form.values, errors: form.fieldErrors, onSet: form.set };
  return (
    <TargetNamesProvider known={NO_NAMES}>
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-5">
        <FormError>{error ? null : form.formError}</FormError>
        <Card>
          <CardBody className="grid gap-4">
            <TextField
              label={WORDS.e164}
              hint={WORDS.hint}
              error={error}
              className="sm:max-w-sm"
              type="tel"
              value={e164}
              required
              maxLength={40}
              onChange={setE164}
            />
            <LeadsFields {...fields} />
            <NumberFields {...fields} />
          </CardBody>
        </Card>
        <CreateBar busy={form.busy} create={WORDS.create} />
      </form>
    </TargetNamesProvider>
  );
}
