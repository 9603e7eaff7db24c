'use client';

import { Handle, Position, useReactFlow, type Node, type NodeProps } from '@xyflow/react';
import Link from 'next/link';
import type { FocusEvent } from 'react';
import { hrefOf } from '@/components/destinations/target-words';
import { KindIcon } from '@/components/routing/kind-icon';
import { placeNote, placeTitle } from '@/components/routing/place-words';
import { cn } from '@/components/ui/cn';
import type { RouteNode } from '@/lib/routing/contract';

const WORDS = {
  off: 'switched off',
  problem: 'Calls get lost here:',
};

export type PlaceNode = Node<{ node: RouteNode; isStart: boolean }, 'place'>;

const CARD =
  'pointer-events-auto nopan flex h-full w-full items-center gap-2.5 rounded-md border px-3 text-left';
const HANDLE = 'pointer-events-none! opacity-0';

function Words({ node }: { node: RouteNode }) {
  const note = placeNote(node);
  return (
    <>
      <KindIcon kind={node.kind} className="size-4 shrink-0 text-muted-foreground" />
      <span className="grid min-w-0">
        <span className="truncate font-medium tabular-nums">{placeTitle(node)}</span>
        {note ? (
          <span className="truncate text-meta text-muted-foreground tabular-nums">
            {node.enabled ? note : `${note}, ${WORDS.off}`}
          </span>
        ) : null}
      </span>
    </>
  );
}

function lookOf({ problems }: RouteNode, isStart: boolean): string {
  if (problems.length > 0) return 'border-warning bg-warning-soft';
  return isStart ? 'border-foreground bg-muted' : 'border-input bg-card';
}

/** One place of the map; a press opens it. */
export function RouteNodeCard({ id, data: { node, isStart }, ...at }: NodeProps<PlaceNode>) {
  const { setCenter, getZoom } = useReactFlow();
  const href = hrefOf(node.kind, node.id);
  const hasProblem = node.problems.length > 0;
  const look = cn(CARD, lookOf(node, isStart), !node.enabled && 'border-dashed');
  const words = (
    <>
      <Words node={node} />
      {hasProblem ? (
        <span className="sr-only">
          {WORDS.problem} {node.problems.join(' ')}
        </span>
      ) : null}
    </>
  );

  // A mouse that presses would lose what it points at.
  const onFocus = ({ currentTarget }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.matches(':focus-visible')) return;
    const { positionAbsoluteX: x, positionAbsoluteY: y, width = 0, height = 0 } = at;
    void setCenter(x + width / 2, y + height / 2, { zoom: getZoom() });
  };

  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className={HANDLE} />
      {href === undefined ? (
        <span className={look} title={node.problems.join(' ') || undefined}>
          {words}
        </span>
      ) : (
        <Link
          href={href}
          data-place={id}
          title={node.problems.join(' ') || undefined}
          className={cn(look, 'hover:border-foreground')}
          onFocus={onFocus}
        >
          {words}
        </Link>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} className={HANDLE} />
    </>
  );
}
