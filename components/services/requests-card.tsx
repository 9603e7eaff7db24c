'use client';

import { useState } from 'react';
import { ApiError, callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { RequestRow } from '@/components/services/request-row';
import { TestForm, type TestValues } from '@/components/services/test-form';
import { Card, CardHeader } from '@/components/ui/card';
import type { ServiceRequest } from '@/lib/services/contract';

const WORDS = {
  title: 'Last requests',
  note: 'The last 50, with what was answered and where the call went. Secrets are left out.',
  none: 'Nothing has been asked yet.',
  failed: 'Something went wrong. Try again.',
};

const KEPT = 50;

type RequestsCardProps = {
  id: string;
  first: ServiceRequest[];
  timeZone: string;
  canTest: boolean;
};

/** What a service was asked and answered; asks it once more. */
export function RequestsCard({ id, first, timeZone, canTest }: RequestsCardProps) {
  const [requests, setRequests] = useState(first);
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const ask = async (what: string, path: string, body?: TestValues): Promise<void> => {
    setBusy(what);
    setFailure(null);
    try {
      const made = await callApi<ServiceRequest>('POST', `/services/${id}${path}`, { body });
      setRequests((known) => [made, ...known].slice(0, KEPT));
    } catch (error) {
      setFailure(error instanceof ApiError ? error : new ApiError(0, 'unknown', WORDS.failed));
    } finally {
      setBusy(null);
    }
  };
  return (
    <Card aria-label={WORDS.title}>
      <CardHeader title={WORDS.title} note={WORDS.note} />
      {canTest ? (
        <TestForm
          busy={busy === 'test'}
          errors={failure?.fields ?? {}}
          onSend={(values) => ask('test', '/test', values)}
        />
      ) : null}
      {failure && failure.errors.length === 0 ? (
        <div className="px-4 pt-3">
          <FormError>{failure.message}</FormError>
        </div>
      ) : null}
      {requests.length === 0 ? (
        <p className="px-4 py-3 text-muted-foreground">{WORDS.none}</p>
      ) : (
        <ul className="divide-y" aria-label={WORDS.title} aria-live="polite">
          {requests.map((request) => (
            <RequestRow
              key={request.id}
              request={request}
              timeZone={timeZone}
              busy={busy === request.id}
              onAgain={
                canTest ? () => void ask(request.id, `/requests/${request.id}/resend`) : undefined
              }
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
