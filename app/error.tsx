'use client';

import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';

const WORDS = {
  title: 'This page cannot be shown right now',
  text: 'Your phones keep working with what was saved last. Try again in a moment.',
  reference: (digest: string) => ` If it stays, tell support the reference ${digest}.`,
  again: 'Try again',
};

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <ErrorState
      title={WORDS.title}
      text={WORDS.text + (error.digest ? WORDS.reference(error.digest) : '')}
      action={
        <Button variant="primary" onClick={reset}>
          {WORDS.again}
        </Button>
      }
    />
  );
}
