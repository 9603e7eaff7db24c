'use client';

import { lazy } from 'react';
import type { ThemeChoice } from '@/components/theme-choice';
import type { ButtonProps } from '@/components/ui/button';
import { Initials } from '@/components/ui/initials';
import { LazyMenu } from '@/components/ui/lazy-menu';

const WORDS = { open: 'Your menu' };

const load = () => import('@/components/frame/person-menu');
const PersonMenu = lazy(async () => ({ default: (await load()).PersonMenu }));

type PersonButtonProps = { name: string; email: string; theme: ThemeChoice };

export function PersonButton(props: PersonButtonProps) {
  const button: ButtonProps = {
    variant: 'ghost',
    size: 'icon',
    'aria-label': `${WORDS.open}: ${props.name}`,
    children: <Initials name={props.name} />,
  };
  return (
    <LazyMenu button={button} preload={load} menu={<PersonMenu button={button} {...props} />} />
  );
}
