import { MapPinOff } from 'lucide-react';
import { pageBrand } from '@/app/page-brand';
import { BrandContacts } from '@/components/frame/brand-contacts';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

const WORDS = {
  title: 'There is nothing here',
  text: 'It was removed, it never was, or it is not for you to see.',
  home: 'Go to Home',
};

export default async function NotFoundPage() {
  const brand = await pageBrand();
  return (
    <main className="grid min-h-dvh place-items-center content-center gap-4 px-4">
      <title>{WORDS.title}</title>
      <EmptyState
        icon={MapPinOff}
        title={WORDS.title}
        text={WORDS.text}
        action={
          <ButtonLink variant="primary" href="/">
            {WORDS.home}
          </ButtonLink>
        }
      />
      <BrandContacts contacts={brand} />
    </main>
  );
}
