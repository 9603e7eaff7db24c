'use client';

import { X } from 'lucide-react';
import * as Primitive from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { buttonStyle } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Name of the closing cross; without it the dialog closes only by its own buttons. */
  closeLabel?: string;
  role?: 'dialog' | 'alertdialog';
  wide?: boolean;
  children: ReactNode;
};

const PANEL = [
  'fixed inset-x-0 bottom-0 z-50 grid max-h-[92dvh] animate-rise gap-4 overflow-y-auto rounded-t-xl border bg-card p-5 shadow-float outline-none',
  'sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl',
];

export function DialogPanel(props: DialogProps) {
  const { closeLabel, description } = props;
  const keepOpen = closeLabel ? undefined : (event: Event) => event.preventDefault();
  return (
    <Primitive.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 animate-fade bg-overlay" />
        <Primitive.Content
          role={props.role ?? 'dialog'}
          className={cn(PANEL, props.wide ? 'sm:max-w-2xl' : 'sm:max-w-md')}
          onInteractOutside={keepOpen}
          onEscapeKeyDown={keepOpen}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="grid gap-1 pr-8">
            <Primitive.Title className="text-title font-semibold">{props.title}</Primitive.Title>
            {description ? (
              <Primitive.Description className="text-muted-foreground">
                {description}
              </Primitive.Description>
            ) : null}
          </div>
          {props.children}
          {closeLabel ? (
            <Primitive.Close
              aria-label={closeLabel}
              className={cn(
                buttonStyle({ variant: 'ghost', size: 'iconSm' }),
                'absolute top-3 right-3',
              )}
            >
              <X aria-hidden />
            </Primitive.Close>
          ) : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
