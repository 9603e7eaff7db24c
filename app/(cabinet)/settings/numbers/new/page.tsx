import type { Metadata } from 'next';
import { NewNumberForm } from '@/components/numbers/new-number-form';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';

const WORDS = { title: 'Add a number', back: 'Numbers' };

export const metadata: Metadata = { title: WORDS.title };

export default async function NewNumberPage() {
  await requireScope('numbers:write');
  return (
    <>
      <PageHeader title={WORDS.title} back={{ href: '/settings/numbers', label: WORDS.back }} />
      <NewNumberForm />
    </>
  );
}
