'use client';

import { Building2, ChevronsUpDown } from 'lucide-react';
import { chooseTenant } from '@/components/frame/choose-tenant';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
} from '@/components/ui/dropdown-menu';

const WORDS = { label: 'Choose a PBX', none: 'No PBX chosen' };

export type TenantChoice = { id: string; name: string };
type TenantSwitchProps = { tenants: TenantChoice[]; currentId: string | null };

export function TenantSwitch({ tenants, currentId }: TenantSwitchProps) {
  const current = tenants.find((tenant) => tenant.id === currentId);
  if (tenants.length === 0) return null;
  if (tenants.length === 1 && current) {
    return <span className="hidden truncate font-medium sm:inline">{current.name}</span>;
  }
  return (
    <DropdownMenu
      align="start"
      trigger={
        <Button
          variant="ghost"
          className="min-w-0 shrink px-2"
          aria-label={`${WORDS.label}: ${current?.name ?? WORDS.none}`}
        >
          <Building2 aria-hidden />
          <span className="hidden max-w-40 truncate sm:inline">{current?.name ?? WORDS.none}</span>
          <ChevronsUpDown aria-hidden />
        </Button>
      }
    >
      <MenuLabel>{WORDS.label}</MenuLabel>
      <MenuRadioGroup value={currentId ?? ''} onValueChange={chooseTenant}>
        {tenants.map((tenant) => (
          <MenuRadioItem key={tenant.id} value={tenant.id}>
            {tenant.name}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </DropdownMenu>
  );
}
