'use client';

import { Ellipsis } from 'lucide-react';
import { lazy } from 'react';
import type { ButtonProps } from '@/components/ui/button';
import { LazyMenu } from '@/components/ui/lazy-menu';

export type Action = {
  label: string;
  danger?: boolean;
  /** A line above it. */
  apart?: boolean;
  onSelect: () => void;
};

const load = () => import('@/components/ui/action-menu-list');
const List = lazy(async () => ({ default: (await load()).ActionMenuList }));

/** What can be done with a row, behind three dots. */
export function ActionMenu({ label, actions }: { label: string; actions: Action[] }) {
  const button: ButtonProps = {
    variant: 'ghost',
    size: 'iconSm',
    'aria-label': label,
    children: <Ellipsis aria-hidden />,
  };
  return (
    <LazyMenu button={button} preload={load} menu={<List button={button} actions={actions} />} />
  );
}
