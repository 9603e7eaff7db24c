import type { Metadata } from 'next';
import { SignOutButton } from '@/components/sign-in/sign-out-button';

const WORDS = {
  title: 'This PBX is suspended',
  text: 'It makes and takes no calls, and nothing in it can be changed. Nothing is lost. Ask your provider to activate it again.',
};

export const metadata: Metadata = { title: WORDS.title };

export default function SuspendedPage() {
  return (
    <>
      <div className="grid gap-2">
        <h1 className="text-head font-semibold">{WORDS.title}</h1>
        <p className="text-muted-foreground">{WORDS.text}</p>
      </div>
      <SignOutButton />
    </>
  );
}
