'use client';

import { useState } from 'react';
import { DestinationField } from '@/components/destinations/destination-field';
import { TextField } from '@/components/fields/text-field';
import { controls } from '@/components/objects/controls';
import { FormCard } from '@/components/objects/form-card';
import type { ObjectFormProps } from '@/components/objects/object-form';
import { SecretField } from '@/components/services/secret-field';
import type { ServiceValue } from '@/components/services/service-value';

const WORDS = {
  service: 'Your service',
  url: 'Address',
  urlHint: 'Begins with https://. It is asked by POST and answers within two seconds.',
  otherwise: 'Otherwise',
  otherwiseNote: 'When there is no usable answer in time, or the answer names no destination.',
  fallback: 'Fall-back',
};

/** Where a service is, and where calls go without it. */
export function ServiceForm(props: ObjectFormProps<ServiceValue>) {
  const { field, path } = controls(props);
  const [isNew] = useState(props.value.secret !== undefined);
  return (
    <>
      <FormCard title={WORDS.service}>
        <TextField
          label={WORDS.url}
          hint={WORDS.urlHint}
          className="sm:col-span-2"
          type="url"
          maxLength={500}
          {...field('url')}
        />
        <SecretField isNew={isNew} {...field('secret')} />
      </FormCard>
      <FormCard title={WORDS.otherwise} note={WORDS.otherwiseNote}>
        <DestinationField label={WORDS.fallback} {...path('fallback')} />
      </FormCard>
    </>
  );
}
