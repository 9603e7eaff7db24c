'use client';

import { X } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { floatingStyle } from '@/components/ui/floating-style';
import { cn } from '@/components/ui/cn';
import { StatusDot } from '@/components/ui/status-dot';
import { dismissToast, listToasts, subscribeToasts, type ToastItem } from '@/components/ui/toast';

const SHOWN_MS = 6000;
const NONE: readonly ToastItem[] = [];

function Toast({ item, dismissLabel }: { item: ToastItem; dismissLabel: string }) {
  useEffect(() => {
    const timer = setTimeout(() => dismissToast(item.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [item.id]);
  return (
    <li className={cn(floatingStyle, 'flex w-full items-center gap-3 py-1 pr-1 pl-3 sm:w-80')}>
      <StatusDot tone={item.tone} className="min-w-0 flex-1 whitespace-normal!">
        {item.text}
      </StatusDot>
      <button
        type="button"
        aria-label={dismissLabel}
        className="rounded-sm p-2 text-muted-foreground hover:text-foreground"
        onClick={() => dismissToast(item.id)}
      >
        <X className="size-4" aria-hidden />
      </button>
    </li>
  );
}

/**
 * Our own few lines rather than a library: the usual ones put a style element into the page
 * without a nonce, which the content security policy refuses.
 */
export function Toaster({ label, dismissLabel }: { label: string; dismissLabel: string }) {
  const items = useSyncExternalStore(subscribeToasts, listToasts, () => NONE);
  return (
    <ol
      aria-label={label}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-3 z-50 grid gap-2 *:pointer-events-auto sm:right-4 sm:left-auto"
    >
      {items.map((item) => (
        <Toast key={item.id} item={item} dismissLabel={dismissLabel} />
      ))}
    </ol>
  );
}
