'use client';

import { useSyncExternalStore } from 'react';
import { callApi } from '@/components/api-client';
import type { AgentState } from '@/lib/agents/contract';

export type AgentStates = {
  byAgent: ReadonlyMap<string, AgentState>;
  /** When this was so, milliseconds since 1970. */
  at: number;
};

const EVERY_MS = 10_000;

// One question for the whole page, however many rows show an answer.
let states: AgentStates | null | undefined;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function publish(items: readonly AgentState[] | null): void {
  states = items && {
    byAgent: new Map(items.map((state) => [state.agentId, state])),
    at: Date.now(),
  };
  for (const listener of listeners) listener();
}

async function ask(): Promise<void> {
  if (document.visibilityState !== 'visible') return;
  try {
    const { items } = await callApi<{ items: AgentState[] }>('GET', '/agents/states');
    publish(items);
  } catch {
    publish(null);
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    void ask();
    timer = setInterval(() => void ask(), EVERY_MS);
    document.addEventListener('visibilitychange', ask);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
    states = undefined;
  };
}

/** Of all agents of the PBX, asked again while somebody looks; undefined: not asked yet; null: no answer. */
export const useAgentStates = (): AgentStates | null | undefined =>
  useSyncExternalStore(
    subscribe,
    () => states,
    () => undefined,
  );

/** Logs in or out, or pauses. Throws ApiError. */
export async function setAgentState(
  id: string,
  status: AgentState['status'],
  reason: string | null = null,
): Promise<void> {
  const body = { status, reason };
  const state = await callApi<AgentState>('POST', `/agents/${id}/state`, { body });
  publish([...(states?.byAgent.values() ?? []), state]);
}
