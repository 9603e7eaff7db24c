'use client';

import {
  BaseEdge,
  EdgeLabelRenderer,
  getBezierPath,
  type Edge,
  type EdgeProps,
} from '@xyflow/react';

/** `isOnly`: nothing else leads to its end, so its words have room there. */
export type LaneEdge = Edge<{ words: string[]; isOnly: boolean }, 'lane'>;

/** Without a condition there is nothing to say. */
const SILENT: ReadonlySet<string> = new Set(['then', 'rings']);

/** A line from place to place with when a call takes it. */
export function RouteLane({ id, data, markerEnd, ...ends }: EdgeProps<LaneEdge>) {
  const [path, middleX, middleY] = getBezierPath(ends);
  const words = (data?.words ?? []).filter((one) => !SILENT.has(one));
  const isAtEnd = data?.isOnly ?? false;
  const { x, y } = isAtEnd ? { x: ends.targetX - 14, y: ends.targetY } : { x: middleX, y: middleY };
  const shift = isAtEnd ? 'translate(-100%, -50%)' : 'translate(-50%, -50%)';
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
            className="absolute max-w-36 rounded-sm bg-card px-1 text-center text-meta text-muted-foreground"
            style={{ transform: `${shift} translate(${x}px, ${y}px)` }}
          >
            {words.join(', ')}
          </span>
        </EdgeLabelRenderer>
      ) : null}
    </>
  );
}
