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

type Change = (status: AgentStatus, reason?: string) => void;

function actionsOf(status: AgentStatus, change: Change): Action[] {
  const back = status === 'paused' ? WORDS.goOn : WORDS.logIn;
  const logIn = { label: back, onSelect: () => change('logged_in') };
  const logOut = { label: WORDS.logOut, apart: true, onSelect: () => change('logged_out') };
  const pauses = PAUSE_REASONS.map((reason) => ({
    label: WORDS.pause(reason),
    onSelect: () => change('paused', reason),
  }));
  if (status === 'logged_out') return [logIn];
  return [...(status === 'paused' ? [logIn] : []), ...pauses, logOut];
}

type AgentStateMenuProps = {
  name: string;
  state: Pick<AgentState, 'agentId' | 'status' | 'reason'>;
  onChanged?: () => void;
};

/** The state of an agent as a button that changes it; takes effect at once. */
export function AgentStateMenu({ name, state, onChanged }: AgentStateMenuProps) {
  const change: Change = (status, reason) =>
    void setAgentState(state.agentId, status, reason).then(onChanged, (error: unknown) =>
      toast(asApiError(error).message, 'danger'),
    );
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
      menu={<List button={button} actions={actionsOf(state.status, change)} />}
    />
  );
}
