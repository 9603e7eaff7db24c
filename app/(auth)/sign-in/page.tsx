import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { firstValues, type SearchParams } from '@/app/page-query';
import { SignInForm } from '@/components/sign-in/sign-in-form';
import { currentAccess } from '@/lib/access/require-scope';

const WORDS = { title: 'Sign in' };

export const metadata: Metadata = { title: WORDS.title };

/** Only a path of this host: `//elsewhere` and `/\elsewhere` are addresses of others. */
const ownPath = (text: string | undefined) => (text && /^\/(?![/\\])/.test(text) ? text : '/');

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { next } = await firstValues(searchParams);
  if (await currentAccess()) redirect(ownPath(next));
  return (
    <>
      <h1 className="text-head font-semibold">{WORDS.title}</h1>
      <SignInForm returnTo={ownPath(next)} />
    </>
  );
}
