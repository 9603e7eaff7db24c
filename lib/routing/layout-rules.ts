import { grouped } from '@/lib/shared/grouped';
import type { RouteMap } from './contract';

/** Of a drawing from left to right, in pixels. */
export interface Measures {
  width: number;
  height: number;
  gapX: number;
  gapY: number;
}

export interface Place {
  id: string;
  /** From 0: how many steps at most lead here. */
  column: number;
  x: number;
  y: number;
}

type Drawn = {
  from: string;
  nodes: readonly { id: string }[];
  edges: readonly { from: string; to: string }[];
};

const SWEEPS = 4;

/** Ways forward only: those that lead back to where the call has been are left out. */
function forwardWays({ from, nodes, edges }: Drawn): Map<string, string[]> {
  const known = new Set(nodes.map(({ id }) => id));
  const all = grouped(
    edges.filter((edge) => known.has(edge.from) && known.has(edge.to)),
    (edge) => edge.from,
  );
  const ways = new Map<string, string[]>();
  const open = new Set<string>();
  const walk = (id: string) => {
    if (ways.has(id)) return;
    const next: string[] = [];
    ways.set(id, next);
    open.add(id);
    for (const { to } of all.get(id) ?? []) {
      if (open.has(to) || next.includes(to)) continue;
      next.push(to);
      walk(to);
    }
    open.delete(id);
  };
  walk(from);
  return ways;
}

/** The longest way to each place, so that every line goes to the right. */
function columnsOf(from: string, ways: ReadonlyMap<string, readonly string[]>) {
  const waiting = new Map<string, number>();
  for (const next of ways.values()) {
    for (const to of next) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  }
  const columns = new Map([[from, 0]]);
  const ready = [from];
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    const here = columns.get(id) ?? 0;
    for (const to of ways.get(id) ?? []) {
      columns.set(to, Math.max(columns.get(to) ?? 0, here + 1));
      const left = (waiting.get(to) ?? 1) - 1;
      waiting.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return columns;
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** Everybody beside those they are tied to: fewer lines cross. Order that ties nobody stays. */
function sorted(column: readonly string[], ties: Neighbours, at: ReadonlyMap<string, number>) {
  const wish = (id: string, index: number) => {
    const places = (ties.get(id) ?? []).flatMap((other) => at.get(other) ?? []);
    return places.length === 0 ? index : mean(places);
  };
  return column
    .map((id, index) => ({ id, index, wish: wish(id, index) }))
    .sort((one, other) => one.wish - other.wish || one.index - other.index)
    .map(({ id }) => id);
}

function orderedColumns(columns: string[][], ways: Neighbours, back: Neighbours): string[][] {
  let found = columns;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isForth = sweep % 2 === 0;
    const next: string[][] = [...found];
    const indexes = [...found.keys()];
    for (const index of isForth ? indexes : indexes.reverse()) {
      const beside = next[isForth ? index - 1 : index + 1];
      if (!beside) continue;
      const at = new Map(beside.map((id, place) => [id, place]));
      next[index] = sorted(next[index] ?? [], isForth ? back : ways, at);
    }
    found = next;
  }
  return found;
}

/** Middles of one column: as near to where each is led from as there is room. */
function middlesOf(heights: readonly number[], wishes: readonly number[], gap: number): number[] {
  const middles: number[] = [];
  for (const [index, wish] of wishes.entries()) {
    const last = middles.at(-1);
    const room = ((heights[index - 1] ?? 0) + (heights[index] ?? 0)) / 2 + gap;
    middles.push(last === undefined ? wish : Math.max(wish, last + room));
  }
  // Pushed down by those above: the whole column moves back up by what it is off on average.
  const off = mean(middles.map((middle, index) => middle - (wishes[index] ?? 0)));
  return middles.map((middle) => middle - off);
}

/** A line over more than one column keeps a lane of its own in those between. */
const LANE_HEIGHT = 16;

interface Columns {
  byColumn: string[][];
  ways: Map<string, string[]>;
  back: Map<string, string[]>;
  /** By the line, `from→to`: the lanes it runs in. */
  lanes: Map<string, string[]>;
}

/** Everything in its column, and a lane in every column that a line passes. */
function columnsWithLanes(map: Drawn): Columns {
  const direct = forwardWays(map);
  const columns = columnsOf(map.from, direct);
  const found: Columns = { byColumn: [], ways: new Map(), back: new Map(), lanes: new Map() };
  const stand = (id: string, column: number) => (found.byColumn[column] ??= []).push(id);
  const tie = (from: string, to: string) => {
    found.ways.set(from, [...(found.ways.get(from) ?? []), to]);
    found.back.set(to, [...(found.back.get(to) ?? []), from]);
  };
  for (const id of direct.keys()) stand(id, columns.get(id) ?? 0);
  for (const [from, next] of direct) {
    for (const to of next) {
      const lanes: string[] = [];
      for (let at = (columns.get(from) ?? 0) + 1; at < (columns.get(to) ?? 0); at += 1) {
        const lane = `${from}→${to} ${at}`;
        stand(lane, at);
        tie(lanes.at(-1) ?? from, lane);
        lanes.push(lane);
      }
      tie(lanes.at(-1) ?? from, to);
      if (lanes.length > 0) found.lanes.set(`${from}→${to}`, lanes);
    }
  }
  return found;
}

export interface Point {
  x: number;
  y: number;
}

export interface Layout {
  places: Place[];
  /** By the line, `from→to`: where it enters and leaves each column that it passes. */
  bends: Map<string, Point[]>;
}

/** Where everything stands: columns from left to right, nothing on anything else. Pure. */
export function layoutOf(map: Drawn, { width, height, gapX, gapY }: Measures): Layout {
  const { byColumn, ways, back, lanes } = columnsWithLanes(map);
  const isLane = new Set([...lanes.values()].flat());
  const heightOf = (id: string) => (isLane.has(id) ? LANE_HEIGHT : height);
  const middles = new Map<string, number>();
  const ordered = orderedColumns(byColumn, ways, back);
  for (const column of ordered) {
    const wishes = column.map((id) => {
      const led = (back.get(id) ?? []).flatMap((from) => middles.get(from) ?? []);
      return led.length === 0 ? 0 : mean(led);
    });
    const found = middlesOf(column.map(heightOf), wishes, gapY);
    for (const [row, id] of column.entries()) middles.set(id, found[row] ?? 0);
  }
  const top = Math.min(...[...middles].map(([id, middle]) => middle - heightOf(id) / 2));
  const middleOf = (id: string) => Math.round((middles.get(id) ?? 0) - top);
  const xOf = (column: number) => column * (width + gapX);
  const places = ordered.flatMap((ids, column) =>
    ids
      .filter((id) => !isLane.has(id))
      .map((id): Place => ({ id, column, x: xOf(column), y: middleOf(id) - height / 2 })),
  );
  const columnOf = new Map(
    ordered.flatMap((ids, column) => ids.map((id) => [id, column] as const)),
  );
  const bends = [...lanes].map(([line, own]) => {
    const points = own.flatMap((lane): Point[] => {
      const [x, y] = [xOf(columnOf.get(lane) ?? 0), middleOf(lane)];
      return [
        { x, y },
        { x: x + width, y },
      ];
    });
    return [line, points] as const;
  });
  return { places, bends: new Map(bends) };
}

/** A line through these points that leaves and comes in level. Of an SVG path. Pure. */
export function pathThrough([first, ...points]: readonly Point[]): string {
  let last = first ?? { x: 0, y: 0 };
  const parts = [`M${last.x},${last.y}`];
  for (const { x, y } of points) {
    const middle = (last.x + x) / 2;
    parts.push(y === last.y ? `L${x},${y}` : `C${middle},${last.y} ${middle},${y} ${x},${y}`);
    last = { x, y };
  }
  return parts.join(' ');
}

export const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
export type Arrow = (typeof ARROWS)[number];

/** Where an arrow key leads from a place: along a line to the sides, within the column up and down. */
export function placeBeside(
  places: readonly Place[],
  edges: RouteMap['edges'] | Drawn['edges'],
  id: string,
  arrow: Arrow,
): string | undefined {
  const here = places.find((place) => place.id === id);
  if (!here) return undefined;
  const isAside = arrow === 'ArrowLeft' || arrow === 'ArrowRight';
  const tied = new Set(
    arrow === 'ArrowRight'
      ? edges.filter(({ from }) => from === id).map(({ to }) => to)
      : edges.filter(({ to }) => to === id).map(({ from }) => from),
  );
  const fits = (place: Place) => {
    if (isAside) return tied.has(place.id) && place.column !== here.column;
    return (
      place.column === here.column && (arrow === 'ArrowDown' ? place.y > here.y : place.y < here.y)
    );
  };
  const [nearest] = places
    .filter(fits)
    .sort((one, other) => Math.abs(one.y - here.y) - Math.abs(other.y - here.y));
  return nearest?.id;
}
