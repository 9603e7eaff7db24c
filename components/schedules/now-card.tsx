'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { momentWords, OpenNow } from '@/components/schedules/open-now';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { toast } from '@/components/ui/toast';
import type { Override, ScheduleNow } from '@/lib/schedules/contract';

const OverrideDialog = dynamic(
  () => import('@/components/schedules/override-dialog').then((module) => module.OverrideDialog),
  { ssr: false },
);

const WORDS = {
  label: 'Now',
  zone: (zone: string) => `Times in ${zone.replaceAll('_', ' ')}.`,
  byHand: (is: Override['is'], moment: string) =>
    `${is === 'closed' ? 'Closed' : 'Opened'} by hand until ${moment}; then it follows the plan by itself.`,
  close: 'Close until…',
  open: 'Open until…',
  back: 'Back to the plan',
  isBack: 'It follows the plan again.',
};

type NowCardProps = {
  id: string;
  now: ScheduleNow;
  /** Also one that has ended. */
  override: Override | null;
  /** It is in force. */
  isByHand: boolean;
  canWrite: boolean;
};

/** How a schedule stands, and closing or opening it by hand. Takes effect at once, without Save. */
export function NowCard({ id, now, override, isByHand, canWrite }: NowCardProps) {
  const router = useRouter();
  const [choosing, setChoosing] = useState<Override['is'] | null>(null);
  const [busy, setBusy] = useState(false);

  const goBack = async () => {
    setBusy(true);
    try {
      await callApi('POST', `/schedules/${id}/override`, { body: { override: null } });
      toast(WORDS.isBack);
      router.refresh();
    } catch (error) {
      toast(asApiError(error).message, 'danger');
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card aria-label={WORDS.label}>
      <CardBody className="flex flex-wrap items-center justify-between gap-3">
        <div className="grid gap-1">
          <OpenNow now={now} withUntil />
          {isByHand && override ? (
            <p>{WORDS.byHand(override.is, momentWords(override.until, now.timezone))}</p>
          ) : null}
          <p className="text-meta text-muted-foreground">{WORDS.zone(now.timezone)}</p>
        </div>
        {canWrite ? (
          <div className="flex flex-wrap gap-2">
            {isByHand ? (
              <Button size="sm" busy={busy} onClick={goBack}>
                {WORDS.back}
              </Button>
            ) : null}
            <Button size="sm" onClick={() => setChoosing('closed')}>
              {WORDS.close}
            </Button>
            <Button size="sm" onClick={() => setChoosing('open')}>
              {WORDS.open}
            </Button>
          </div>
        ) : null}
      </CardBody>
      {choosing ? (
        <OverrideDialog
          id={id}
          is={choosing}
          timezone={now.timezone}
          onClose={() => setChoosing(null)}
        />
      ) : null}
    </Card>
  );
}
