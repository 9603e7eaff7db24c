'use client';

import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { ChoiceField } from '@/components/fields/choice-field';
import { FormError } from '@/components/form-error';
import { momentWords } from '@/components/schedules/open-now';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { Override } from '@/lib/schedules/contract';
import { endOfDay, instantAt, wallClock } from '@/lib/schedules/wall-rules';

const HOUR_MS = 3_600_000;
const ENDS = ['hour', 'four', 'day', 'moment'] as const;
type End = (typeof ENDS)[number];

const WORDS = {
  title: { closed: 'Close by hand', open: 'Open by hand' },
  text: 'At once, for every call from now on. Afterwards the plan holds again by itself.',
  until: 'Until',
  ends: {
    hour: 'In an hour',
    four: 'In four hours',
    day: 'The end of today',
    moment: 'A moment that I choose',
  },
  moment: 'Date and time',
  zone: (zone: string) => `In ${zone.replaceAll('_', ' ')}.`,
  past: 'Must be later than now.',
  cancel: 'Cancel',
  confirm: { closed: 'Close', open: 'Open' },
  done: (is: Override['is'], moment: string) =>
    `${is === 'closed' ? 'Closed' : 'Open'} until ${moment}.`,
};

type OverrideDialogProps = {
  id: string;
  is: Override['is'];
  timezone: string;
  onClose: () => void;
};

function untilOf(end: End, typed: string, zone: string): number | undefined {
  const now = Date.now();
  if (end === 'hour') return now + HOUR_MS;
  if (end === 'four') return now + 4 * HOUR_MS;
  return end === 'day' ? endOfDay(now, zone) : instantAt(typed, zone);
}

/** Until when a schedule is closed or open by hand. */
export function OverrideDialog({ id, is, timezone, onClose }: OverrideDialogProps) {
  const router = useRouter();
  const [end, setEnd] = useState<End>('day');
  const [typed, setTyped] = useState(() => wallClock(Date.now() + 24 * HOUR_MS, timezone));
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const at = untilOf(end, typed, timezone);
    if (at === undefined || at <= Date.now()) {
      setError(WORDS.past);
      return;
    }
    setBusy(true);
    try {
      const until = new Date(at).toISOString();
      await callApi('POST', `/schedules/${id}/override`, { body: { override: { is, until } } });
      toast(WORDS.done(is, momentWords(until, timezone)));
      onClose();
      router.refresh();
    } catch (thrown) {
      setError(asApiError(thrown).message);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={WORDS.title[is]}
      description={WORDS.text}
      closeLabel={WORDS.cancel}
    >
      <form onSubmit={submit} className="grid gap-4">
        <ChoiceField<End>
          label={WORDS.until}
          value={end}
          options={ENDS.map((value) => ({ value, label: WORDS.ends[value] }))}
          onChange={setEnd}
        />
        {end === 'moment' ? (
          <Field label={WORDS.moment} hint={WORDS.zone(timezone)}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                required
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
        ) : null}
        <FormError>{error}</FormError>
        <DialogActions>
          <Button onClick={onClose}>{WORDS.cancel}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {WORDS.confirm[is]}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
