import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { pageBrand } from '@/app/page-brand';
import { ContactsProvider } from '@/components/frame/contacts-context';
import { NonceForStyles } from '@/components/nonce-for-styles';
import { asThemeChoice, THEME_COOKIE, themeClass } from '@/components/theme-choice';
import { brandStyle } from '@/theme/brand-style';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const { productName } = await pageBrand();
  return {
    title: { default: productName, template: `%s · ${productName}` },
    applicationName: productName,
    icons: { icon: '/icon.svg' },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [brand, jar, sent] = await Promise.all([pageBrand(), cookies(), headers()]);
  const theme = asThemeChoice(jar.get(THEME_COOKIE)?.value);
  return (
    <html
      lang={brand.language}
      className={`${GeistSans.variable} ${themeClass(theme)}`}
      // The appearance menu changes the class without a round trip.
      suppressHydrationWarning
    >
      <head>
        <style
          nonce={sent.get('x-nonce') ?? undefined}
          // Numbers formatted by theme/brand-style.ts and nothing else.
          dangerouslySetInnerHTML={{ __html: brandStyle(brand.color) }}
          // Browsers hide the nonce from scripts.
          suppressHydrationWarning
        />
      </head>
      <body>
        <ContactsProvider contacts={brand}>{children}</ContactsProvider>
        <NonceForStyles />
      </body>
    </html>
  );
}
