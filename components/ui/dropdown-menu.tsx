'use client';

import { Check } from 'lucide-react';
import * as Primitive from 'radix-ui/dropdown-menu';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { floatingStyle } from '@/components/ui/floating-style';

const ITEM = [
  'flex min-h-8 items-center gap-2 rounded-sm px-2 py-1.5 text-body outline-none select-none pointer-coarse:min-h-11',
  'data-disabled:opacity-50 data-highlighted:bg-muted [&_svg]:size-4 [&_svg]:text-muted-foreground',
];

type MenuProps = {
  trigger: ReactNode;
  align?: 'start' | 'end';
  children: ReactNode;
};

/**
 * `trigger` is one element that takes a ref, usually a Button. Mounted already open: menus are
 * loaded when they are asked for (see lazy-menu.tsx).
 */
export function DropdownMenu({ trigger, align = 'end', children }: MenuProps) {
  return (
    <Primitive.Root modal={false} defaultOpen>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(floatingStyle, 'max-h-96 min-w-48 overflow-y-auto p-1')}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export function MenuItem({
  danger,
  className,
  ...rest
}: ComponentProps<typeof Primitive.Item> & { danger?: boolean }) {
  return (
    <Primitive.Item
      className={cn(ITEM, danger && 'text-danger data-highlighted:bg-danger-soft', className)}
      {...rest}
    />
  );
}

export function MenuRadioItem({ children, ...rest }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(ITEM, 'justify-between')} {...rest}>
      {children}
      <Primitive.ItemIndicator>
        <Check aria-hidden />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

export const MenuRadioGroup = Primitive.RadioGroup;

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Primitive.Label className="px-2 py-1.5 text-meta text-muted-foreground">
      {children}
    </Primitive.Label>
  );
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 border-t" />;
}
