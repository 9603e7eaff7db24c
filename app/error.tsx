'use client';

import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { ContactsOfBrand } from '@/components/frame/contacts-context';
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
  const router = useRouter();
  // What failed was read on the server: it must be asked again, not only drawn again.
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div className="grid justify-items-center gap-2 py-10">
      <ErrorState
        title={WORDS.title}
        text={WORDS.text + (error.digest ? WORDS.reference(error.digest) : '')}
        action={
          <Button variant="primary" onClick={retry}>
            {WORDS.again}
          </Button>
        }
      />
      <ContactsOfBrand className="justify-center px-4" />
    </div>
  );
}
