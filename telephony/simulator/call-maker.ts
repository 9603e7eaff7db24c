import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@/lib/shared/clock';
import type { ChannelRow } from './api-commands';
import type { SimulatorSettings } from './arguments';
import { renderCdr } from './cdr';
import type { EventBus } from './events';
import { busyFactor } from './hours';
import { LiveCall } from './live-call';
import { planCall } from './plan-call';
import { Random } from './random';
import type { ReplicaFile } from './replica-file';
import { readWorld, type SimDomain } from './world';

/** Reading the documents again is work for a whole core with 100,000 of them: not at every change. */
const WORLD_LASTS_MS = 5_000;
/** Also how long it takes to notice that a rate of 0 was raised, or that the first documents came. */
const LONGEST_PAUSE_MS = 60_000;

type CallSettings = Pick<
  SimulatorSettings,
  'nodeId' | 'directory' | 'callsPerMinute' | 'seed' | 'speed'
>;

/** Makes believable calls among the PBXs whose documents were pushed, at the rate asked for. */
export class CallMaker {
  private readonly random: Random;
  private readonly calls = new Set<LiveCall>();
  private readonly recordDirectory: string;
  private perMinute: number;
  private paused = false;
  private timer: NodeJS.Timeout | undefined;
  private world: { domains: SimDomain[]; readAtMs: number } | undefined;
  private stale = true;

  constructor(
    private readonly settings: CallSettings,
    private readonly events: EventBus,
    private readonly documents: () => ReplicaFile['documents'],
    private readonly clock: Clock,
  ) {
    this.random = new Random(settings.seed);
    this.perMinute = settings.callsPerMinute;
    this.recordDirectory = join(settings.directory, 'cdr');
    mkdirSync(this.recordDirectory, { recursive: true });
  }

  start(): void {
    this.schedule();
  }

  /** Calls that are going on end as at a shutdown of the switch: with their records. */
  stop(): void {
    clearTimeout(this.timer);
    for (const call of this.calls) call.end('SYSTEM_SHUTDOWN');
  }

  setRate(callsPerMinute: number): void {
    this.perMinute = callsPerMinute;
    clearTimeout(this.timer);
    this.schedule();
  }

  setPaused(paused: boolean): void {
    this.paused = paused;
  }

  forgetDocuments(): void {
    this.stale = true;
  }

  channels(): ChannelRow[] {
    return [...this.calls].flatMap((call) => call.rows());
  }

  kill(uuid: string, cause: string): boolean {
    const call = [...this.calls].find((one) => one.has(uuid));
    call?.end(cause);
    return call !== undefined;
  }

  private schedule(): void {
    const rate = this.perMinute * busyFactor(new Date(this.clock())) * this.settings.speed;
    if (rate <= 0) return;
    const pause = this.random.pauseMs(rate);
    // A rate that changes with the hour: long pauses are drawn anew (a Poisson process forgets).
    const due = pause <= LONGEST_PAUSE_MS;
    this.timer = setTimeout(
      () => {
        if (due && !this.paused) this.makeCall();
        this.schedule();
      },
      Math.min(pause, LONGEST_PAUSE_MS),
    );
  }

  private makeCall(): void {
    const plan = planCall(this.domains(), this.random);
    if (!plan) return;
    const call: LiveCall = new LiveCall(plan, {
      fire: (name, headers) => this.events.fire(name, headers),
      writeRecord: (leg) =>
        // Written in place, not renamed into place: so does the module this stands for.
        writeFileSync(
          join(this.recordDirectory, `${leg.uuid}.cdr.json`),
          renderCdr(leg, this.events.coreUuid, this.settings.nodeId),
        ),
      nowMs: this.clock,
      speed: this.settings.speed,
      onEnd: () => this.calls.delete(call),
    });
    this.calls.add(call);
    call.start();
  }

  private domains(): SimDomain[] {
    const now = this.clock();
    const fresh = this.world && (!this.stale || now - this.world.readAtMs < WORLD_LASTS_MS);
    if (!fresh) {
      this.world = { domains: readWorld(this.documents(), now / 1000), readAtMs: now };
      this.stale = false;
    }
    return this.world!.domains;
  }
}
