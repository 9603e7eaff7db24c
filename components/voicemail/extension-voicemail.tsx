'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { ToggleRow } from '@/components/fields/toggle-row';
import { FormError } from '@/components/form-error';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { Extension } from '@/lib/extensions/contract';
import type { TargetItem } from '@/lib/objects/contract';

const WORDS = {
  title: 'Voicemail',
  on: 'Callers leave a message when nobody takes the call',
  hint: 'Busy, no answer, or no phone signed in, unless a rule says otherwise.',
  box: (name: string) => `Settings and messages of “${name}”`,
};

type ExtensionVoicemailProps = {
  extension: Pick<Extension, 'id' | 'version' | 'voicemail'>;
  names: Readonly<Record<string, TargetItem>>;
  canWrite: boolean;
};

/** One switch: on makes a box named after the extension; off leaves the box where it is. */
export function ExtensionVoicemail({ extension, names, canWrite }: ExtensionVoicemailProps) {
  const { id, version, voicemail } = extension;
  const name = voicemail === null ? undefined : (names[voicemail]?.name ?? voicemail);
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const change = async (isOn: boolean) => {
    setBusy(true);
    setError(null);
    const path = `/extensions/${id}`;
    try {
      if (isOn) await callApi('POST', `${path}/voicemail`);
      else await callApi('PATCH', path, { body: { voicemail: null }, version });
      router.refresh();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    }
    setBusy(false);
  };

  return (
    <Card>
      <CardHeader title={WORDS.title} />
      <CardBody className="grid gap-3">
        <FormError>{error}</FormError>
        <ToggleRow
          label={WORDS.on}
          hint={WORDS.hint}
          checked={voicemail !== null}
          disabled={!canWrite || busy}
          onChange={(isOn) => void change(isOn)}
        />
        {name ? (
          <Link href={`/settings/voicemail-boxes/${voicemail}`} className="w-fit underline">
            {WORDS.box(name)}
          </Link>
        ) : null}
      </CardBody>
    </Card>
  );
}
