import { contradict, type Edge } from './graph';

const CHAIN_MAX = 100;
/** Ways looked at: more conditions than people write, and a bound for those who try. */
const LOOKS_MAX = 20_000;

/**
 * A circle over `start` that a call would run through by itself, at once: the ids from `start` back to
 * `start`; undefined when there is none. `edges` answers the ways out of an object.
 */
export function loopThrough(
  start: string,
  edges: (id: string) => readonly Edge[],
): string[] | undefined {
  const dead = new Set<string>();
  let looks = 0;
  const search = (chain: readonly Edge[], at: string): string[] | undefined => {
    if (chain.length > CHAIN_MAX) return undefined;
    let isConditional = false;
    for (const edge of edges(at)) {
      looks += 1;
      if (!edge.automatic || looks > LOOKS_MAX) continue;
      const next = [...chain, edge];
      if (contradict(next.flatMap(({ conditions }) => conditions))) {
        isConditional = true;
        continue;
      }
      if (edge.to === start) return [start, ...next.map(({ to }) => to)];
      if (dead.has(edge.to) || chain.some(({ from }) => from === edge.to)) continue;
      const found = search(next, edge.to);
      if (found) return found;
    }
    // By another way its conditions may fit.
    if (!isConditional) dead.add(at);
    return undefined;
  };
  return search([], start);
}
