import Link from 'next/link';
import type { ReactNode } from 'react';
import { CallbackWatch } from '@/components/callbacks/callback-watch';
import { BrandContacts, type Contacts } from '@/components/frame/brand-contacts';
import { BrandMark } from '@/components/frame/brand-mark';
import { NarrowRail } from '@/components/frame/narrow-rail';
import { Nav } from '@/components/frame/nav';
import { PersonButton } from '@/components/frame/person-button';
import { SearchButton } from '@/components/frame/search-button';
import { TenantSwitch, type TenantChoice } from '@/components/frame/tenant-switch';
import type { ThemeChoice } from '@/components/theme-choice';
import { Toaster } from '@/components/ui/toaster';

const WORDS = {
  skip: 'Skip to the content',
  nav: 'Main',
  toasts: 'Messages',
  dismiss: 'Dismiss',
};

type FrameProps = {
  brand: Contacts;
  person: { name: string; email: string };
  tenants: TenantChoice[];
  tenantId: string | null;
  permissions: readonly string[];
  theme: ThemeChoice;
  children: ReactNode;
};

export function Frame(props: FrameProps) {
  const { brand, person, tenantId } = props;
  const access = { permissions: props.permissions, hasTenant: tenantId !== null };
  return (
    <div
      data-tenant-id={tenantId ?? undefined}
      className="min-h-dvh md:grid md:grid-cols-[13.5rem_minmax(0,1fr)]"
    >
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-popover px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {WORDS.skip}
      </a>
      <aside className="sticky top-0 hidden h-dvh overflow-y-auto border-r bg-sidebar md:block">
        <Link href="/" className="m-3 mb-0 flex h-9 items-center gap-2.5 rounded-md px-1">
          <BrandMark productName={brand.productName} />
          <span className="truncate font-semibold">{brand.productName}</span>
        </Link>
        <Nav label={WORDS.nav} access={access} />
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b bg-background px-3 sm:px-4">
          <NarrowRail productName={brand.productName} access={access} />
          <BrandMark productName={brand.productName} className="md:hidden" />
          <TenantSwitch tenants={props.tenants} currentId={tenantId} />
          <div className="ml-auto flex items-center gap-2">
            <SearchButton access={access} />
            <PersonButton name={person.name} email={person.email} theme={props.theme} />
          </div>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="peer mx-auto grid w-full max-w-6xl flex-1 grid-cols-[minmax(0,1fr)] content-start gap-5 px-3 py-5 outline-none sm:px-6"
        >
          {props.children}
        </main>
        {/* Not before the content is there: it must not be seen jumping. */}
        <footer className="border-t px-3 py-3 peer-has-data-loading:invisible sm:px-6">
          <BrandContacts contacts={brand} />
        </footer>
      </div>
      {access.hasTenant && props.permissions.includes('calls:read') ? <CallbackWatch /> : null}
      <Toaster label={WORDS.toasts} dismissLabel={WORDS.dismiss} />
    </div>
  );
}
