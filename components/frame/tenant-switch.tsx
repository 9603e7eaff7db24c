'use client';

import { Building2, ChevronsUpDown } from 'lucide-react';
import { lazy } from 'react';
import type { ButtonProps } from '@/components/ui/button';
import { LazyMenu } from '@/components/ui/lazy-menu';

const WORDS = { label: 'Choose a PBX', none: 'No PBX chosen' };

const load = () => import('@/components/frame/tenant-menu');
const TenantMenu = lazy(async () => ({ default: (await load()).TenantMenu }));

export type TenantChoice = { id: string; name: string };
export type TenantSwitchProps = { tenants: TenantChoice[]; currentId: string | null };

export function TenantSwitch(props: TenantSwitchProps) {
  const { tenants, currentId } = props;
  const current = tenants.find((tenant) => tenant.id === currentId);
  if (tenants.length === 0) return null;
  if (tenants.length === 1 && current) {
    return <span className="truncate font-medium">{current.name}</span>;
  }
  const name = current?.name ?? WORDS.none;
  const button: ButtonProps = {
    variant: 'ghost',
    className: 'min-w-0 shrink! px-2!',
    'aria-label': `${WORDS.label}: ${name}`,
    children: (
      <>
        <Building2 aria-hidden />
        <span className="max-w-40 truncate">{name}</span>
        <ChevronsUpDown aria-hidden />
      </>
    ),
  };
  return (
    <LazyMenu
      button={button}
      preload={load}
      menu={<TenantMenu button={button} label={WORDS.label} {...props} />}
    />
  );
}
