'use client';

import * as Primitive from 'radix-ui/popover';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { floatingStyle } from '@/components/ui/floating-style';

type PopoverProps = {
  trigger: ReactNode;
  /** Says what opens, for those who do not see it. */
  label: string;
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
};

export function Popover(props: PopoverProps) {
  return (
    <Primitive.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Primitive.Trigger asChild>{props.trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={props.label}
          align={props.align ?? 'start'}
          sideOffset={4}
          collisionPadding={8}
          className={cn(floatingStyle, 'w-80 max-w-[calc(100vw-1rem)] p-3', props.className)}
        >
          {props.children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
