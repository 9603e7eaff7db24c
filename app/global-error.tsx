'use client';

import '@/app/globals.css';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';

const WORDS = {
  title: 'The service is briefly unavailable',
  text: 'Your phones keep working with what was saved last. Try again in a moment.',
  again: 'Try again',
};

/** When even the frame of the page failed, e.g. because the database is away. No brand is known here. */
export default function GlobalError() {
  return (
    <html lang="en">
      <head>
        <title>{WORDS.title}</title>
      </head>
      <body>
        <main className="grid min-h-dvh place-items-center">
          <ErrorState
            title={WORDS.title}
            text={WORDS.text}
            action={<Button onClick={() => window.location.reload()}>{WORDS.again}</Button>}
          />
        </main>
      </body>
    </html>
  );
}
