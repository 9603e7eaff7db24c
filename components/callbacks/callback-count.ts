import { useSyncExternalStore } from 'react';

/** How many callers are to call back, as last heard; one for the rail, the title and the page. */
let open = 0;
let again: () => void = () => undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function publishCount(next: number): void {
  if (next === open) return;
  open = next;
  for (const listener of listeners) listener();
}

/** Whoever asks for the count says how it is asked for again. */
export function onCountWanted(ask: () => void): void {
  again = ask;
}

/** After an action: the count is not what it was. */
export const countAgain = () => again();

export const useCallbackCount = () =>
  useSyncExternalStore(
    subscribe,
    () => open,
    () => 0,
  );
