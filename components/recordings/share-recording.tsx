'use client';

import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { formatDateTime } from '@/components/format';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import { Select } from '@/components/ui/select';
import type { RecordingLink } from '@/lib/recordings/share-contract';

const WORDS = {
  make: 'Make a link',
  opens: 'How long the link opens',
  note: 'Whoever has the link can listen without signing in. Every listening is in the audit trail.',
  link: (until: string) => `Opens until ${until}`,
  copy: 'Copy',
  copied: 'Copied',
};

const HOURS = { 1: 'For an hour', 24: 'For a day', 168: 'For a week', 720: 'For 30 days' };

/** A link to one recording that ends by itself. */
export function ShareRecording({ id, timeZone }: { id: string; timeZone: string }) {
  const [hours, setHours] = useState('24');
  const [link, setLink] = useState<RecordingLink | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const make = async () => {
    setBusy(true);
    setError(null);
    try {
      const body = { hours: Number(hours) };
      const path = `/recordings/${encodeURIComponent(id)}/links`;
      setLink(await callApi<RecordingLink>('POST', path, { body }));
    } catch (thrown) {
      setError(asApiError(thrown).message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          size="sm"
          aria-label={WORDS.opens}
          className="w-32!"
          value={hours}
          onChange={(event) => setHours(event.target.value)}
        >
          {Object.entries(HOURS).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
        <Button size="sm" busy={busy} onClick={make}>
          <Link2 aria-hidden />
          {WORDS.make}
        </Button>
      </div>
      <p className="text-meta text-muted-foreground">{WORDS.note}</p>
      {link ? (
        <CopyField
          label={WORDS.link(formatDateTime(link.expiresAt, timeZone))}
          value={link.url}
          copyLabel={WORDS.copy}
          copiedLabel={WORDS.copied}
        />
      ) : null}
      <FormError>{error}</FormError>
    </div>
  );
}
