'use client';

import { useState, type FormEvent } from 'react';
import { AgentStateDot } from '@/components/agents/agent-state-dot';
import { forWords, PAUSE_REASONS } from '@/components/agents/agent-state-words';
import {
  setAgentState,
  useAgentStates,
  type AgentStates,
} from '@/components/agents/use-agent-states';
import { asApiError } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Card, CardBody } from '@/components/ui/card';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { AgentStatus } from '@/lib/agents/contract';

const WORDS = {
  label: 'State',
  logIn: 'Log in',
  goOn: 'End the break',
  logOut: 'Log out',
  breaks: 'Take a break',
  other: 'Another reason',
  pause: 'Pause',
  unknown: 'The state is not known right now.',
  note: 'Takes effect at once. A call that is going on is not cut off.',
};

const LONGEST_REASON = 40;

type Change = (status: AgentStatus, reason?: string | null) => Promise<void>;

function Reasons({ busy, change }: { busy: boolean; change: Change }) {
  const [own, setOwn] = useState('');
  const pause = (event: FormEvent) => {
    event.preventDefault();
    void change('paused', own.trim() || null).then(() => setOwn(''));
  };
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="mb-1.5 text-meta text-muted-foreground">{WORDS.breaks}</legend>
      {PAUSE_REASONS.map((reason) => (
        <Button
          key={reason}
          size="sm"
          disabled={busy}
          onClick={() => void change('paused', reason)}
        >
          {reason}
        </Button>
      ))}
      <form onSubmit={pause} className="flex min-w-0 gap-2">
        <Input
          size="sm"
          aria-label={WORDS.other}
          placeholder={WORDS.other}
          maxLength={LONGEST_REASON}
          value={own}
          onChange={({ target }) => setOwn(target.value)}
          className="w-40"
        />
        <Button size="sm" type="submit" disabled={busy}>
          {WORDS.pause}
        </Button>
      </form>
    </fieldset>
  );
}

type AgentStateCardProps = {
  id: string;
  /** As the page came; asked again from then on. */
  first: AgentStates;
  canAct: boolean;
};

/** How an agent stands, and logging in and out and pausing for them. */
export function AgentStateCard({ id, first, canAct }: AgentStateCardProps) {
  const asked = useAgentStates();
  const states = asked === undefined ? first : asked;
  const [busy, setBusy] = useState(false);
  const state = states?.byAgent.get(id);

  const change: Change = async (status, reason = null) => {
    setBusy(true);
    await setAgentState(id, status, reason).catch((error: unknown) =>
      toast(asApiError(error).message, 'danger'),
    );
    setBusy(false);
  };

  const status = state?.status;
  return (
    <Card aria-label={WORDS.label}>
      <CardBody className="grid gap-4">
        <div className="flex min-h-9 flex-wrap items-center justify-between gap-3">
          <div aria-live="polite" className="flex flex-wrap items-center gap-x-2">
            {states && state ? (
              <>
                <AgentStateDot state={state} />
                <span className="text-muted-foreground">{forWords(state.since, states.at)}</span>
              </>
            ) : (
              <span className="text-muted-foreground">{WORDS.unknown}</span>
            )}
          </div>
          {canAct && state ? (
            <div className="flex gap-2">
              {status === 'logged_in' ? null : (
                <Button busy={busy} onClick={() => void change('logged_in')}>
                  {status === 'paused' ? WORDS.goOn : WORDS.logIn}
                </Button>
              )}
              {status === 'logged_out' ? null : (
                <Button busy={busy} onClick={() => void change('logged_out')}>
                  {WORDS.logOut}
                </Button>
              )}
            </div>
          ) : null}
        </div>
        {canAct && state && status !== 'logged_out' ? (
          <Reasons busy={busy} change={change} />
        ) : null}
        {canAct ? <p className="text-meta text-muted-foreground">{WORDS.note}</p> : null}
      </CardBody>
    </Card>
  );
}
