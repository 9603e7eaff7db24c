'use client';

import { Fragment } from 'react';
import type { Action } from '@/components/ui/action-menu';
import { Button, type ButtonProps } from '@/components/ui/button';
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu';

export function ActionMenuList({ button, actions }: { button: ButtonProps; actions: Action[] }) {
  return (
    <DropdownMenu trigger={<Button {...button} />}>
      {actions.map(({ label, danger, apart, onSelect }) => (
        <Fragment key={label}>
          {apart ? <MenuSeparator /> : null}
          <MenuItem danger={danger} onSelect={onSelect}>
            {label}
          </MenuItem>
        </Fragment>
      ))}
    </DropdownMenu>
  );
}
