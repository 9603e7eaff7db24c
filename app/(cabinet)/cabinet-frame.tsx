import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { pageBrand } from '@/app/page-brand';
import { Frame } from '@/components/frame/frame';
import { asThemeChoice, THEME_COOKIE } from '@/components/theme-choice';
import { requireAccess } from '@/lib/access/require-scope';
import { getMe } from '@/lib/me/queries';

/** The frame with this person's name, PBXs and ways. */
export async function CabinetFrame({ children }: { children: ReactNode }) {
  const { account, tenant, organisation } = await requireAccess();
  const [brand, me, jar] = await Promise.all([pageBrand(), getMe(account, tenant), cookies()]);
  const permissions = new Set([
    ...(tenant?.permissions ?? []),
    ...[...(organisation?.permissions ?? [])].filter((word) => isOfPlatform(word)),
  ]);
  return (
    <Frame
      brand={brand}
      person={{ name: me.name, email: me.email }}
      tenants={me.tenants.map(({ id, name }) => ({ id, name }))}
      tenantId={me.tenantId}
      permissions={[...permissions]}
      theme={asThemeChoice(jar.get(THEME_COOKIE)?.value)}
    >
      {children}
    </Frame>
  );
}

const isOfPlatform = (permission: string) => /^(?:tenants|media-nodes|trunks):/.test(permission);
