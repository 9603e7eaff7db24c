import type { ReactNode } from 'react';
import { pageBrand } from '@/app/page-brand';
import { BrandContacts } from '@/components/frame/brand-contacts';
import { BrandMark } from '@/components/frame/brand-mark';

/** The reseller's face and nothing else, until somebody has signed in. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const brand = await pageBrand();
  return (
    <div className="grid min-h-dvh grid-rows-[1fr_auto]">
      <main className="grid w-full max-w-sm place-content-center justify-self-center px-4 py-10">
        <div className="grid w-[min(20rem,calc(100vw-2rem))] gap-6">
          <div className="flex items-center gap-3">
            <BrandMark productName={brand.productName} className="size-9!" />
            <span className="text-title font-semibold">{brand.productName}</span>
          </div>
          {children}
        </div>
      </main>
      <footer className="px-4 py-4">
        <BrandContacts contacts={brand} className="justify-center" />
      </footer>
    </div>
  );
}
