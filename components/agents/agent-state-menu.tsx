'use client';

import { ChevronDown } from 'lucide-react';
import { lazy } from 'react';
import { AgentStateDot } from '@/components/agents/agent-state-dot';
import { PAUSE_REASONS } from '@/components/agents/agent-state-words';
import { setAgentState } from '@/components/agents/use-agent-states';
import { asApiError } from '@/components/api-client';
import type { Action } from '@/components/ui/action-menu';
import type { ButtonProps } from '@/components/ui/button';
import { LazyMenu } from '@/components/ui/lazy-menu';
import { toast } from '@/components/ui/toast';
import type { AgentState, AgentStatus } from '@/lib/agents/contract';

const WORDS = {
  change: (name: string) => `State of ${name}`,
  logIn: 'Log in',
  goOn: 'End the break',
  logOut: 'Log out',
  pause: (reason: string) => `Break: ${reason}`,
};

const load = () => import('@/components/ui/action-menu-list');
const List = lazy(async () => ({ default: (await load()).ActionMenuList }));

const change = (id: string, status: AgentStatus, reason: string | null = null) =>
  void setAgentState(id, status, reason).catch((error: unknown) =>
    toast(asApiError(error).message, 'danger'),
  );

function actionsOf({ agentId: id, status }: AgentState): Action[] {
  return [
    ...(status === 'logged_in'
      ? []
      : [
          {
            label: status === 'paused' ? WORDS.goOn : WORDS.logIn,
            onSelect: () => change(id, 'logged_in'),
          },
        ]),
    ...PAUSE_REASONS.map((reason) => ({
      label: WORDS.pause(reason),
      onSelect: () => change(id, 'paused', reason),
    })),
    ...(status === 'logged_out'
      ? []
      : [{ label: WORDS.logOut, apart: true, onSelect: () => change(id, 'logged_out') }]),
  ];
}

/** The state of an agent as a button that changes it; takes effect at once. */
export function AgentStateMenu({ name, state }: { name: string; state: AgentState }) {
  const button: ButtonProps = {
    variant: 'ghost',
    size: 'sm',
    className: '-ml-2.5 font-normal',
    'aria-description': WORDS.change(name),
    children: (
      <>
        <AgentStateDot state={state} />
        <ChevronDown aria-hidden className="text-muted-foreground" />
      </>
    ),
  };
  return (
    <LazyMenu
      button={button}
      preload={load}
      menu={<List button={button} actions={actionsOf(state)} />}
    />
  );
}
