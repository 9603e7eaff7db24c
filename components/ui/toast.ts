import type { Tone } from '@/components/ui/status-dot';

export type ToastItem = { id: number; tone: Tone; text: string };

type Listener = () => void;

let items: readonly ToastItem[] = [];
let nextId = 1;
const listeners = new Set<Listener>();

function publish(next: readonly ToastItem[]): void {
  items = next;
  for (const listener of listeners) listener();
}

export const listToasts = () => items;

export function subscribeToasts(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const dismissToast = (id: number) => publish(items.filter((item) => item.id !== id));

/** Says in passing that something happened; what must be acted on belongs beside its cause. */
export function toast(text: string, tone: Tone = 'success'): void {
  publish([...items.slice(-2), { id: nextId, tone, text }]);
  nextId += 1;
}
