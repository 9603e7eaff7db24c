'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { ChoiceField } from '@/components/fields/choice-field';
import { FormError } from '@/components/form-error';
import { SyncBadge } from '@/components/sync/sync-badge';
import { Card, CardBody } from '@/components/ui/card';
import type { BlockSettings } from '@/lib/block-list/contract';

type Action = BlockSettings['action'];

const PATH = '/block-list/settings';

const WORDS = {
  label: 'What blocked callers get',
  hint: 'Saved as soon as you choose.',
};

const ACTIONS: readonly { value: Action; label: string }[] = [
  { value: 'rejected', label: 'The call is declined' },
  { value: 'busy', label: 'A busy signal' },
];

type BlockSettingsCardProps = { settings: BlockSettings; canWrite: boolean };

/** What happens to blocked callers, and whether the whole list is live. */
export function BlockSettingsCard({ settings, canWrite }: BlockSettingsCardProps) {
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  // Shown until the page has the version that was saved.
  const [chosen, setChosen] = useState<{ action: Action; version: number } | null>(null);
  const isSaving = chosen?.version === settings.version;

  const choose = async (action: Action) => {
    const { version } = settings;
    setChosen({ action, version });
    setError(null);
    try {
      await callApi('PATCH', PATH, { body: { action }, version });
    } catch (thrown) {
      setChosen(null);
      setError(asApiError(thrown).message);
    } finally {
      router.refresh();
    }
  };

  return (
    <Card>
      <CardBody className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <ChoiceField<Action>
          label={WORDS.label}
          hint={canWrite ? WORDS.hint : undefined}
          value={isSaving ? chosen.action : settings.action}
          options={ACTIONS}
          disabled={!canWrite || isSaving}
          className="w-full sm:w-72"
          onChange={choose}
        />
        <SyncBadge path={PATH} sync={settings.sync} />
      </CardBody>
      {error ? (
        <CardBody className="pt-0">
          <FormError>{error}</FormError>
        </CardBody>
      ) : null}
    </Card>
  );
}
