'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { NEW_NUMBER, NumberFields, toNumberBody } from '@/components/numbers/number-fields';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useForm } from '@/components/use-form';
import type { PbxNumber } from '@/lib/numbers/contract';

const WORDS = {
  e164: 'Number',
  hint: 'With its country code, e.g. +49 30 901820.',
  create: 'Add number',
  cancel: 'Cancel',
};

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
  return (
    <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-5">
      <FormError>{error ? null : form.formError}</FormError>
      <Card>
        <CardBody className="grid gap-4">
          <Field label={WORDS.e164} hint={WORDS.hint} error={error} className="sm:max-w-sm">
            {(control) => (
              <Input
                {...control}
                type="tel"
                value={e164}
                required
                maxLength={40}
                autoComplete="off"
                onChange={(event) => setE164(event.target.value)}
              />
            )}
          </Field>
          <NumberFields values={form.values} errors={form.fieldErrors} onSet={form.set} />
        </CardBody>
      </Card>
      <div className="flex justify-end gap-2">
        <Button onClick={() => router.back()}>{WORDS.cancel}</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          {WORDS.create}
        </Button>
      </div>
    </form>
  );
}
