'use client';

import { chooseTenant } from '@/components/frame/choose-tenant';
import type { TenantSwitchProps } from '@/components/frame/tenant-switch';
import { Button, type ButtonProps } from '@/components/ui/button';
import {
  DropdownMenu,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
} from '@/components/ui/dropdown-menu';

type TenantMenuProps = TenantSwitchProps & { button: ButtonProps; label: string };

export function TenantMenu({ button, label, tenants, currentId }: TenantMenuProps) {
  return (
    <DropdownMenu align="start" trigger={<Button {...button} />}>
      <MenuLabel>{label}</MenuLabel>
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
