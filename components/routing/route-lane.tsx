'use client';

import {
  BaseEdge,
  EdgeLabelRenderer,
  getBezierPath,
  type Edge,
  type EdgeProps,
} from '@xyflow/react';
import { pathThrough, type Point } from '@/lib/routing/layout-rules';

export type LaneEdge = Edge<
  {
    words: string[];
    /** Where it enters and leaves the columns that it passes. */
    bends: Point[];
    /** Nothing else leads to its end, so its words have room there. */
    isOnly: boolean;
  },
  'lane'
>;

/** Without a condition there is nothing to say. */
const SILENT: ReadonlySet<string> = new Set(['then', 'rings']);

/** Left of the arrow. */
const BEFORE = 14;

type Drawn = { path: string; label: Point; isLevel: boolean };

function drawn(ends: EdgeProps<LaneEdge>): Drawn {
  const { sourceX, sourceY, targetX, targetY, data } = ends;
  const [first, ...bends] = data?.bends ?? [];
  const end = { x: targetX, y: targetY };
  if (first) {
    const path = pathThrough([{ x: sourceX, y: sourceY }, first, ...bends, end]);
    return { path, label: first, isLevel: true };
  }
  const [path, x, y] = getBezierPath(ends);
  if (!data?.isOnly) return { path, label: { x, y }, isLevel: false };
  return { path, label: { x: targetX - BEFORE, y: targetY }, isLevel: true };
}

/** A line from place to place with when a call takes it. */
export function RouteLane(ends: EdgeProps<LaneEdge>) {
  const { id, data, markerEnd } = ends;
  const { path, label, isLevel } = drawn(ends);
  const words = (data?.words ?? []).filter((one) => !SILENT.has(one));
  const shift = isLevel ? 'translate(-100%, -50%)' : 'translate(-50%, -50%)';
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd ? { markerEnd } : {})}
        style={{ stroke: 'var(--muted-foreground)' }}
      />
      {words.length > 0 ? (
        <EdgeLabelRenderer>
          <span
            aria-hidden
            className="absolute max-w-32 rounded-sm bg-card px-1 text-center text-meta text-muted-foreground"
            style={{ transform: `translate(${label.x}px, ${label.y}px) ${shift}` }}
          >
            {words.join(', ')}
          </span>
        </EdgeLabelRenderer>
      ) : null}
    </>
  );
}
