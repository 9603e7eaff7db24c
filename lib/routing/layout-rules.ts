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

/** Heights of one column: as near to where each is led from as there is room. */
function heightsOf(column: readonly string[], wishes: readonly number[], step: number): number[] {
  const heights: number[] = [];
  for (const wish of wishes) {
    const last = heights.at(-1);
    heights.push(last === undefined ? wish : Math.max(wish, last + step));
  }
  // Pushed down by those above: the whole column moves back up by what it is off on average.
  const off = mean(heights.map((height, index) => height - (wishes[index] ?? 0)));
  return column.map((_, index) => (heights[index] ?? 0) - off);
}

/** Where everything stands: columns from left to right, nothing on anything else. Pure. */
export function layoutOf(map: Drawn, { width, height, gapX, gapY }: Measures): Place[] {
  const ways = forwardWays(map);
  const back = new Map<string, string[]>();
  for (const [from, next] of ways) {
    for (const to of next) back.set(to, [...(back.get(to) ?? []), from]);
  }
  const byColumn: string[][] = [];
  const columns = columnsOf(map.from, ways);
  for (const id of ways.keys()) {
    const column = columns.get(id) ?? 0;
    byColumn[column] = [...(byColumn[column] ?? []), id];
  }
  const ys = new Map<string, number>();
  const places = orderedColumns(byColumn, ways, back).flatMap((column, index) => {
    const wishes = column.map((id) => {
      const led = (back.get(id) ?? []).flatMap((from) => ys.get(from) ?? []);
      return led.length === 0 ? 0 : mean(led);
    });
    const heights = heightsOf(column, wishes, height + gapY);
    return column.map((id, row): Place => {
      const y = heights[row] ?? 0;
      ys.set(id, y);
      return { id, column: index, x: index * (width + gapX), y };
    });
  });
  const top = Math.min(...places.map(({ y }) => y));
  return places.map((place) => ({ ...place, y: Math.round(place.y - top) }));
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
