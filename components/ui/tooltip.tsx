'use client';

import * as Primitive from 'radix-ui/tooltip';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { floatingStyle } from '@/components/ui/floating-style';

export const TooltipProvider = Primitive.Provider;

/** A hint for what is already named; never the only place where something is said. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <Primitive.Root delayDuration={400}>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          sideOffset={4}
          collisionPadding={8}
          className={cn(floatingStyle, 'max-w-72 px-2 py-1 text-meta')}
        >
          {text}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
