'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { AgentStateDot } from '@/components/agents/agent-state-dot';
import { AgentStateMenu } from '@/components/agents/agent-state-menu';
import { forWords } from '@/components/agents/agent-state-words';
import { formatDuration, plural } from '@/components/format';
import { QueueLiveSkeleton, type QueueLiveProps } from '@/components/queues/queue-live-skeleton';
import { presenceWords, waitingWords } from '@/components/queues/queue-now-words';
import { Card, CardHeader } from '@/components/ui/card';
import { usePolled } from '@/components/use-polled';
import type { QueueLive } from '@/lib/queues/live-contract';

const WORDS = {
  title: 'Now',
  waiting: 'Waiting callers',
  agents: 'Agents',
  hidden: 'No number shown',
  more: (count: number) => `and ${plural(count, 'more', 'more')}`,
  noAgents: 'No agent belongs to this queue yet. Add some below.',
  failed: 'It is not known right now who waits.',
  activity: {
    idle: 'Free',
    ringing: 'Rings',
    in_call: 'In a call',
    wrap_up: 'After a call',
  },
};

const EVERY_SECONDS = 3;
const SHOWN = 8;
const ROW = 'flex min-h-9 items-center gap-3 px-4 py-0.5';

type Agent = QueueLive['agents'][number];

function Waiting({ live }: { live: QueueLive }) {
  const shown = live.waiting.slice(0, SHOWN);
  const rest = live.waitingCount - shown.length;
  if (shown.length === 0)
    return <p className={`${ROW} text-muted-foreground`}>{waitingWords(0)}</p>;
  return (
    <ol className="divide-y">
      {shown.map(({ callId, callerNumber, callerName, since }) => (
        <li key={callId} className={ROW}>
          <span className="min-w-0 flex-1 truncate">
            {callerNumber ?? WORDS.hidden}
            {callerName && callerName !== callerNumber ? (
              <span className="text-muted-foreground"> {callerName}</span>
            ) : null}
          </span>
          <span>{formatDuration(Date.parse(live.at) - Date.parse(since))}</span>
        </li>
      ))}
      {rest > 0 ? <li className={`${ROW} text-muted-foreground`}>{WORDS.more(rest)}</li> : null}
    </ol>
  );
}

type AgentRowProps = { agent: Agent; at: number; canAct: boolean; onChanged: () => void };

function AgentRow({ agent, at, canAct, onChanged }: AgentRowProps) {
  const { agentId, name, status, activity } = agent;
  const doing = status === 'logged_in' || activity !== 'idle';
  return (
    <li className={`${ROW} flex-wrap`}>
      <Link
        href={`/settings/agents/${agentId}`}
        className="min-w-0 flex-1 truncate rounded-sm font-medium hover:underline"
      >
        {name}
      </Link>
      <span className="text-meta text-muted-foreground">
        {doing ? WORDS.activity[activity] : forWords(agent.since, at)}
      </span>
      {canAct ? (
        <AgentStateMenu name={name} state={agent} onChanged={onChanged} />
      ) : (
        <AgentStateDot state={agent} />
      )}
    </li>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="px-4 pt-2.5 pb-1 text-meta font-medium text-muted-foreground">{title}</h3>
      {children}
    </section>
  );
}

function Parts({ live, ...rest }: { live: QueueLive; canAct: boolean; onChanged: () => void }) {
  const { agents } = live;
  return (
    <div className="grid text-table tabular-nums max-md:divide-y md:grid-cols-2 md:divide-x">
      <Part title={WORDS.waiting}>
        <Waiting live={live} />
      </Part>
      <Part title={WORDS.agents}>
        {agents.length === 0 ? (
          <p className={`${ROW} text-muted-foreground`}>{WORDS.noAgents}</p>
        ) : (
          <ul className="max-h-72 divide-y overflow-y-auto" tabIndex={0} aria-label={WORDS.agents}>
            {agents.map((agent) => (
              <AgentRow key={agent.agentId} agent={agent} at={Date.parse(live.at)} {...rest} />
            ))}
          </ul>
        )}
      </Part>
    </div>
  );
}

/** Who waits in a queue and who is there to answer, as it changes. */
export function QueueLiveCard({ id, agents, canAct }: QueueLiveProps) {
  const [live, again] = usePolled<QueueLive>(`/queues/${id}/live`, EVERY_SECONDS);
  const note = live
    ? `${waitingWords(live.waitingCount)}. ${presenceWords(live.agents.map(({ status }) => status))}.`
    : undefined;
  if (live === undefined) return <QueueLiveSkeleton agents={agents} />;
  return (
    <Card aria-label={WORDS.title}>
      <CardHeader title={WORDS.title} note={note} />
      {live ? (
        <Parts live={live} canAct={canAct} onChanged={again} />
      ) : (
        <p className={`${ROW} text-muted-foreground`}>{WORDS.failed}</p>
      )}
    </Card>
  );
}
