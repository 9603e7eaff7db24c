'use client';

import { BookOpen, LogOut, MonitorSmartphone } from 'lucide-react';
import Link from 'next/link';
import { API_DOCS } from '@/components/api-docs';
import { ThemeMenu } from '@/components/frame/theme-menu';
import { signOut } from '@/components/sign-in/session-client';
import type { ThemeChoice } from '@/components/theme-choice';
import { Button, type ButtonProps } from '@/components/ui/button';
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu';

const WORDS = {
  sessions: 'Where you are signed in',
  docs: 'API documentation',
  signOut: 'Sign out',
};

export type PersonMenuProps = {
  button: ButtonProps;
  name: string;
  email: string;
  theme: ThemeChoice;
};

export function PersonMenu({ button, name, email, theme }: PersonMenuProps) {
  return (
    <DropdownMenu trigger={<Button {...button} />}>
      <div className="grid px-2 py-1.5">
        <span className="truncate font-medium">{name}</span>
        <span className="truncate text-meta text-muted-foreground">{email}</span>
      </div>
      <MenuSeparator />
      <ThemeMenu initial={theme} />
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/account/sessions">
          <MonitorSmartphone aria-hidden />
          {WORDS.sessions}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <a href={API_DOCS}>
          <BookOpen aria-hidden />
          {WORDS.docs}
        </a>
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden />
        {WORDS.signOut}
      </MenuItem>
    </DropdownMenu>
  );
}
