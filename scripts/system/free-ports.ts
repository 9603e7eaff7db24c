import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { planPorts, portUses, type PortPlan, type PortUse, type Transport } from '../plan/ports';
import { findPortHolder } from './port-holder';

/** True when a server could listen there now. */
export function isPortFree(host: string, port: number, transport: Transport): Promise<boolean> {
  return new Promise((resolve) => {
    if (transport === 'udp') {
      const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
      socket.once('error', () => resolve(false));
      socket.bind({ port, address: host, exclusive: true }, () => {
        socket.close(() => resolve(true));
      });
      return;
    }
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

export interface TakenPort extends PortUse {
  transport: Transport;
  holder: string | undefined;
}

export async function findTakenPorts(host: string, uses: readonly PortUse[]): Promise<TakenPort[]> {
  const taken: TakenPort[] = [];
  for (const use of uses) {
    for (const transport of use.transports) {
      if (await isPortFree(host, use.port, transport)) continue;
      taken.push({ ...use, transport, holder: findPortHolder(use.port, transport) });
    }
  }
  return taken;
}

/** Below the range from which the system gives out ports by itself (ip(7)), so nobody drifts into it. */
const SEARCH = { from: 10_000, to: 29_700, step: 20, attempts: 200 };
/** The phones of the tests are there: no plan, with its ports for media, lies over them. */
const LEFT_OUT = { min: 21_000, max: 21_999 };
const PLAN_SIZE = 3_000;

/** A plan with all its fixed ports free on loopback; where the search begins is left to chance. */
export async function findFreePlan(mediaNodeCount: number): Promise<PortPlan> {
  const places = (SEARCH.to - SEARCH.from) / SEARCH.step;
  for (let attempt = 0; attempt < SEARCH.attempts; attempt += 1) {
    const base = SEARCH.from + Math.floor(Math.random() * places) * SEARCH.step;
    if (base <= LEFT_OUT.max && base + PLAN_SIZE > LEFT_OUT.min) continue;
    const plan = planPorts(base, mediaNodeCount);
    if ((await findTakenPorts('127.0.0.1', portUses(plan))).length === 0) return plan;
  }
  throw new Error(`No free ports between ${SEARCH.from} and ${SEARCH.to}.`);
}
