'use client';

import dynamic from 'next/dynamic';
import type { ExtensionFieldsProps } from '@/components/extensions/extension-fields';

const DestinationField = dynamic(() =>
  import('@/components/destinations/destination-field').then((module) => module.DestinationField),
);

const WORDS = {
  forward: 'All calls go to',
  hint: 'Before anything else is asked. Also set at the phone, by feature code.',
  nowhere: 'Not forwarded',
};

/** Where all calls of the extension go instead. */
export function ForwardField({ values, errors, disabled, onSet }: ExtensionFieldsProps) {
  return (
    <DestinationField
      label={WORDS.forward}
      hint={WORDS.hint}
      nowhere={WORDS.nowhere}
      path="forward"
      value={values.forward}
      errors={errors}
      disabled={disabled}
      onChange={(forward) => onSet('forward', forward as typeof values.forward)}
    />
  );
}
