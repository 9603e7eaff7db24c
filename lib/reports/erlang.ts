/**
 * Erlang C (A. K. Erlang, 1917): callers arrive at random, wait as long as it takes, and are served
 * in turn by N agents. `load` is the traffic in erlang: calls an hour × handling time in hours.
 *
 *   B(0) = 1,  B(n) = A·B(n−1) / (n + A·B(n−1))            blocked, without a queue (Erlang B)
 *   Pw   = B(N) / (1 − (A/N)·(1 − B(N)))                    has to wait (Erlang C)
 *   SL   = 1 − Pw · e^(−(N − A) · T / H)                    taken within T, handling time H
 *   ASA  = Pw · H / (N − A)                                 mean wait of all callers
 */
export function waitChance(load: number, agents: number): number {
  if (load <= 0) return 0;
  if (agents <= load) return 1;
  let blocked = 1;
  for (let count = 1; count <= agents; count += 1) {
    blocked = (load * blocked) / (count + load * blocked);
  }
  return blocked / (1 - (load / agents) * (1 - blocked));
}

export interface Demand {
  callsPerHour: number;
  /** Talk and after-call work together. */
  handleSeconds: number;
}

export const loadOf = ({ callsPerHour, handleSeconds }: Demand): number =>
  (callsPerHour * handleSeconds) / 3600;

/** Share of callers taken within so many seconds, from 0 to 1. */
export function serviceLevel(demand: Demand, agents: number, withinSeconds: number): number {
  const load = loadOf(demand);
  if (load === 0) return 1;
  if (agents <= load) return 0;
  const decay = Math.exp((-(agents - load) * withinSeconds) / demand.handleSeconds);
  return 1 - waitChance(load, agents) * decay;
}

/** Mean wait of all callers in seconds; infinite when the agents cannot keep up. */
export function averageWaitSeconds(demand: Demand, agents: number): number {
  const load = loadOf(demand);
  if (load === 0) return 0;
  if (agents <= load) return Number.POSITIVE_INFINITY;
  return (waitChance(load, agents) * demand.handleSeconds) / (agents - load);
}

export interface Target {
  /** From 0 to 1, not 1 itself: nobody can promise that. */
  level: number;
  withinSeconds: number;
}

/** The fewest agents on calls at the same time that reach the target; breaks come on top. */
export function agentsNeeded(demand: Demand, { level, withinSeconds }: Target): number {
  const load = loadOf(demand);
  if (load <= 0) return 0;
  let agents = Math.floor(load) + 1;
  while (serviceLevel(demand, agents, withinSeconds) < level) agents += 1;
  return agents;
}
