import type { Logger } from 'pino';
import type { Clock } from '@/lib/shared/clock';
import type { ConfigStore } from '@/lib/config-store/port';
import type { TrunkObserver } from '@/telephony/kamailio/trunk-observer';
import type { ProxyPort, SwitchPort } from '@/telephony/ports';
import type { Stores } from '@/telephony/store/open-stores';
import type { NodeRow } from '@/telephony/store/node-store';
import { startClaimRunner } from './claim-runner';
import { Fleet } from './fleet';
import { startHousekeeping } from './housekeeping';
import type { NodeStanding } from './live-rule';
import { startLoop, type Loop } from './loop';
import { createIntentNotes } from './proxy-intents';
import { PLATFORM, reconcilePlatform } from './reconcile-platform';
import { reconcileTenant } from './reconcile-tenant';
import { RefusalBook } from './refusal-book';
import { startRegistrations } from './registrations';
import { Settlement } from './settlement';
import { startSettler } from './settler';
import type { Step } from './step';
import { startSweep, SWEEP_REPAIRS } from './sweep';
import { startTrunkStates } from './trunk-states';

export interface ControlPlaneOptions {
  stores: Stores;
  contents: ConfigStore;
  proxyPort: ProxyPort & TrunkObserver;
  connect: (node: NodeRow) => SwitchPort;
  sweepSeconds: number;
  step: Step;
  clock: Clock;
  /** A change of this PBX is with the entry node. */
  onReconciled?: (tenantId: string) => void;
  log: Logger;
}

export interface ControlPlane {
  /** Something was saved. */
  wake(): void;
  standings(): NodeStanding[];
  /** Changes that the entry node has and some media node has not. */
  waiting(): number;
  stop(): Promise<void>;
}

/** Nodes that an operator added while the outbox was not read. */
const NODES_MS = 30_000;

/** Everything that turns what is saved into what the switches run, as loops that stop on command. */
export function startControlPlane(options: ControlPlaneOptions): ControlPlane {
  const { stores, contents, step, log } = options;
  const settlement = new Settlement();
  const refusals = new RefusalBook(stores.sync, stores.documents, log);
  const intents = createIntentNotes(contents);
  const loops: Loop[] = [];
  let wakeClaims = (): void => undefined;
  let wakeSettler = (): void => undefined;
  const countRepair = (): void => {
    stores.counters.add(SWEEP_REPAIRS, 1).catch((error: unknown) => {
      log.error({ err: error }, 'could not count a repair');
    });
  };

  const fleet = new Fleet({
    ...{ ...stores, ...options, refusals },
    onMoved: () => wakeSettler(),
    onRepair: countRepair,
    onKindChanged: (nodeId) => {
      stores.outbox
        .append([{ tenantId: PLATFORM, kind: 'media_node', subjectId: nodeId }])
        .then(() => wakeClaims())
        .catch((error: unknown) =>
          log.error({ err: error }, 'could not tell of a new kind of node'),
        );
    },
  });

  const ports = {
    ...stores,
    ...options,
    ...{ refusals, intents },
    wakeNodes: () => fleet.wake(),
    refreshNodes: () => fleet.refresh(),
  };

  /** Nothing is claimed, and above all nothing is called live, before the nodes are known. */
  function startWork(): void {
    const settler = startSettler({
      ...{ ...stores, settlement, refusals, step, log },
      standings: () => fleet.standings(),
    });
    const claims = startClaimRunner({
      ...{ outbox: stores.outbox, step, log },
      reconcile: (claim) =>
        claim.tenantId === PLATFORM
          ? reconcilePlatform(ports, claim)
          : reconcileTenant(ports, claim),
      onDone: ({ changes }) => {
        settlement.add(changes);
        settler.wake();
        for (const { tenantId } of changes) options.onReconciled?.(tenantId);
      },
    });
    wakeSettler = settler.wake;
    wakeClaims = claims.wake;
    loops.push(
      ...[settler, claims, startRegistrations(stores.registrations, log)],
      startTrunkStates({ ...stores, observer: options.proxyPort, log }),
      startHousekeeping(stores.leftovers, log),
      startSweep({
        ...{ ...stores, log, wakeClaims },
        checkNodes: () => fleet.check(),
        intervalMs: options.sweepSeconds * 1000,
      }),
    );
  }

  let isStarted = false;
  const nodes = startLoop({
    name: 'nodes',
    intervalMs: NODES_MS,
    log,
    run: async () => {
      if (!isStarted) {
        await refusals.load();
        await stores.outbox.releaseOwn();
      }
      await fleet.refresh();
      if (!isStarted) startWork();
      isStarted = true;
    },
  });

  return {
    wake: () => wakeClaims(),
    standings: () => fleet.standings(),
    waiting: () => settlement.size,
    stop: async () => {
      await nodes.stop();
      await Promise.all(loops.map((loop) => loop.stop()));
      await fleet.stop();
    },
  };
}
