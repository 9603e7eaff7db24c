'use client';

import { X } from 'lucide-react';
import * as Primitive from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { buttonStyle } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';

export type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  side: 'left' | 'right';
  title: ReactNode;
  closeLabel: string;
  /** The page behind stays usable, e.g. a list that moves with j and k. */
  beside?: boolean;
  onCloseAutoFocus?: (event: Event) => void;
  children: ReactNode;
};

const SIDE = {
  left: 'left-0 w-72 max-w-[85vw] animate-slide-left border-r',
  right: 'right-0 w-full animate-slide-right border-l sm:w-md',
};

export function SheetPanel(props: SheetProps) {
  const keepOpen = props.beside ? (event: Event) => event.preventDefault() : undefined;
  return (
    <Primitive.Root open={props.open} onOpenChange={props.onOpenChange} modal={!props.beside}>
      <Primitive.Portal>
        {props.beside ? null : (
          <Primitive.Overlay className="fixed inset-0 z-50 animate-fade bg-overlay" />
        )}
        <Primitive.Content
          aria-describedby={undefined}
          onInteractOutside={keepOpen}
          onCloseAutoFocus={props.onCloseAutoFocus}
          className={cn(
            'fixed inset-y-0 z-50 flex flex-col bg-card shadow-float outline-none',
            SIDE[props.side],
          )}
        >
          <div className="flex items-center justify-between gap-2 border-b py-2 pr-2 pl-4">
            <Primitive.Title className="truncate text-body font-semibold">
              {props.title}
            </Primitive.Title>
            <Primitive.Close
              aria-label={props.closeLabel}
              className={buttonStyle({ variant: 'ghost', size: 'iconSm' })}
            >
              <X aria-hidden />
            </Primitive.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{props.children}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
