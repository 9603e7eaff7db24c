'use client';

import '@xyflow/react/dist/base.css';
import { MarkerType, ReactFlow, ReactFlowProvider, useReactFlow, type Edge } from '@xyflow/react';
import { useMemo, type KeyboardEvent } from 'react';
import { RouteLane, type LaneEdge } from '@/components/routing/route-lane';
import { RouteNodeCard, type PlaceNode } from '@/components/routing/route-node-card';
import { RouteZoom } from '@/components/routing/route-zoom';
import type { RouteMap } from '@/lib/routing/contract';
import { ARROWS, layoutOf, placeBeside, type Place } from '@/lib/routing/layout-rules';
import { lanesOf, splitEndings, type Lane } from '@/lib/routing/map-rules';

const WORDS = {
  label: 'Map of the route. Arrow keys go from place to place, Enter opens one.',
};

const SIZE = { width: 216, height: 60, gapX: 150, gapY: 20 };
const NODE_TYPES = { place: RouteNodeCard };
const EDGE_TYPES = { lane: RouteLane };
/** Smaller, nobody could read it. */
const READABLE = 0.6;
const MARGIN = 24;

type Drawing = { places: Place[]; lanes: Lane[]; nodes: PlaceNode[]; edges: Edge[] };

function drawingOf(map: RouteMap): Drawing {
  const split = splitEndings(map);
  const lanes = lanesOf(split.edges);
  const { places, bends } = layoutOf({ ...split, edges: lanes }, SIZE);
  const byId = new Map(split.nodes.map((node) => [node.id, node]));
  const nodes = places.flatMap(({ id, x, y }): PlaceNode[] => {
    const node = byId.get(id);
    if (!node) return [];
    const { width, height } = SIZE;
    const data = { node, isStart: id === map.from };
    return [{ id, type: 'place', position: { x, y }, width, height, data }];
  });
  const nameOf = (id: string) => byId.get(id)?.name ?? id;
  const edges = lanes.map((lane): LaneEdge => {
    const isOnly = lanes.filter(({ to }) => to === lane.to).length === 1;
    return {
      ...{ id: lane.id, type: 'lane', source: lane.from, target: lane.to },
      ariaLabel: `${nameOf(lane.from)} → ${nameOf(lane.to)}: ${lane.words.join(', ')}`,
      data: { words: lane.words, bends: bends.get(lane.id) ?? [], isOnly },
      markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--muted-foreground)' },
    };
  });
  return { places, lanes, nodes, edges };
}

/** Opens the map so that it can be read: whole if it fits, else from its beginning. */
function useFirstSight(places: readonly Place[]) {
  const { fitView, setCenter } = useReactFlow();
  return (box: { width: number; height: number }) => {
    const right = Math.max(...places.map(({ x }) => x + SIZE.width));
    const bottom = Math.max(...places.map(({ y }) => y + SIZE.height));
    const fits = Math.min(box.width / (right + MARGIN * 2), box.height / (bottom + MARGIN * 2));
    const [start] = places;
    if (fits >= READABLE || !start) {
      void fitView({ padding: 0.08, maxZoom: 1, minZoom: READABLE });
      return;
    }
    const x = box.width / READABLE / 2 - MARGIN;
    void setCenter(start.x + x, start.y + SIZE.height / 2, { zoom: READABLE });
  };
}

function Canvas({ map }: { map: RouteMap }) {
  const { places, lanes, nodes, edges } = useMemo(() => drawingOf(map), [map]);
  const showFirst = useFirstSight(places);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const arrow = ARROWS.find((key) => key === event.key);
    const link = event.target instanceof HTMLElement && event.target.closest('[data-place]');
    if (!arrow || !link) return;
    const id = placeBeside(places, lanes, link.getAttribute('data-place') ?? '', arrow);
    event.preventDefault();
    if (id === undefined) return;
    event.currentTarget.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`)?.focus();
  };

  return (
    <ReactFlow
      aria-label={WORDS.label}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      preventScrolling={false}
      zoomOnScroll={false}
      zoomOnDoubleClick={false}
      minZoom={0.2}
      maxZoom={1.5}
      proOptions={{ hideAttribution: true }}
      onKeyDown={onKeyDown}
      onInit={() => {
        const box = document.querySelector('.react-flow')?.getBoundingClientRect();
        if (box) showFirst(box);
      }}
    >
      <RouteZoom />
    </ReactFlow>
  );
}

/** The drawing: places computed by layout-rules, shown by React Flow. */
export function RouteCanvas({ map }: { map: RouteMap }) {
  return (
    <ReactFlowProvider>
      <Canvas map={map} />
    </ReactFlowProvider>
  );
}
