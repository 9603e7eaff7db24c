import { expect } from 'vitest';
import type { CallResult } from '@/lib/calls/result';
import { listExtensions, updateExtension, type Extension } from '@/lib/extensions/contract';
import { createNumber, type PbxNumber } from '@/lib/numbers/contract';
import { objectOperations, type PbxObject } from '@/lib/objects/contract';
import type { ObjectKind } from '@/lib/objects/kind';
import { createTrunk, removeTrunk, getTrunk, type Trunk } from '@/lib/trunks/contract';
import { getSync, type SyncState } from '@/lib/sync/contract';
import { ask } from '../api/harness';
import { createPerson, PLATFORM_HOLDER } from '../api/world';
import { SipPeer } from '../sip/sip-peer';
import { runSipp, startCallee, type SippResult, type SippRun } from '../sip/sipp';
import { addFreeswitch } from './media-node';
import { LinePbx, type Phone } from './pbx';
import { eventually } from './poll';
import { LineWorker } from './worker';

/** How long a phone, and sipp with it, waits at most. */
const PATIENCE_SECONDS = 30;
const HOST = '127.0.0.1';

export const went = ({ code, errors, messages }: SippResult): void =>
  expect(code, `${errors}\n${messages}`).toBe(0);

/** Somebody outside, whose calls a trunk of this installation brings. */
export class Outside {
  private constructor(
    private readonly operator: string,
    private readonly trunk: Trunk,
    readonly peer: SipPeer,
  ) {}

  static async join(operator: string): Promise<Outside> {
    const peer = await SipPeer.start();
    const trunk = await ask<Trunk>(createTrunk, {
      token: operator,
      body: {
        name: `outside-${peer.port}`,
        gateways: [{ host: HOST, port: peer.port, transport: 'udp' }],
      },
    });
    return new Outside(operator, trunk, peer);
  }

  async leave(): Promise<void> {
    const params = { id: this.trunk.id };
    const { version } = await ask<Trunk>(getTrunk, { token: this.operator, params });
    const headers = { 'If-Match': `"${version}"` };
    await ask(removeTrunk, { token: this.operator, params, headers });
    await this.peer.close();
  }
}

type Logged = Awaited<ReturnType<LinePbx['calls']>>[number];

/** A PBX with phones 101, 102, … that are on, on all real parts. */
export class Office {
  readonly phones: Phone[] = [];
  readonly worker = new LineWorker();
  readonly #seen = new Set<string>();

  private constructor(
    readonly pbx: LinePbx,
    readonly operator: string,
  ) {}

  static async open(slug: string, firstPort: number, phones: number): Promise<Office> {
    const operator = (await createPerson('operator', PLATFORM_HOLDER)).token;
    const pbx = await LinePbx.create(operator, `${slug}-${process.pid}`);
    const office = new Office(pbx, operator);
    await office.worker.start();
    for (let index = 0; index < phones; index += 1) {
      office.phones.push(await pbx.addPhone(String(101 + index), firstPort + 2 * index));
    }
    await addFreeswitch(operator, office.worker);
    for (const phone of office.phones) went(await phone.register());
    return office;
  }

  close(): Promise<void> {
    return this.worker.stop();
  }

  /** 101 is the first. */
  phone(number: string): Phone {
    const phone = this.phones[Number(number) - 101];
    if (!phone) throw new Error(`There is no phone ${number}`);
    return phone;
  }

  /** Resolves when calls take it. */
  async create(kind: ObjectKind, body: object): Promise<PbxObject> {
    const { token } = this.pbx;
    const made = await ask<PbxObject>(objectOperations(kind).create, { token, body });
    await this.pbx.live('object', made.id);
    return made;
  }

  async change(kind: ObjectKind, id: string, body: object): Promise<void> {
    const { token } = this.pbx;
    const params = { id };
    const { version } = await ask<PbxObject>(objectOperations(kind).get, { token, params });
    const headers = { 'If-Match': `"${version}"` };
    await ask(objectOperations(kind).update, { token, params, headers, body });
    await this.pbx.live('object', id);
  }

  async addNumber(body: object): Promise<PbxNumber> {
    const { token } = this.pbx;
    const made = await ask<PbxNumber>(createNumber, { token, body });
    await eventually('the number is live', async () => {
      const query = { kind: 'number', id: made.id };
      return (await ask<SyncState>(getSync, { token, query })).state === 'live';
    });
    return made;
  }

  async extension(number: string): Promise<Extension> {
    const { token } = this.pbx;
    const { items } = await ask<{ items: Extension[] }>(listExtensions, { token });
    const found = items.find((one) => one.number === number);
    if (!found) throw new Error(`There is no extension ${number}`);
    return found;
  }

  async changeExtension(number: string, body: object): Promise<void> {
    const { token } = this.pbx;
    const { id, version } = await this.extension(number);
    const headers = { 'If-Match': `"${version}"` };
    await ask(updateExtension, { token, params: { id }, headers, body });
    await this.pbx.live('extension', id);
  }

  /** `number` does as the scenario says; resolves once its phone listens. */
  phoneDoes(number: string, scenario: string): Promise<SippRun> {
    return startCallee(this.phone(number).options(scenario, { timeoutSeconds: PATIENCE_SECONDS }));
  }

  /** Calls from `caller`, by a scenario; its own end is checked. */
  async calls(
    caller: string,
    scenario: string,
    number: string,
    more: { pauseMs?: number; key?: string } = {},
  ): Promise<void> {
    const keys = { number, ...(more.key !== undefined && { key: more.key }) };
    const pauseMs = more.pauseMs ?? 300;
    const timeoutSeconds = PATIENCE_SECONDS;
    went(await runSipp(this.phone(caller).options(scenario, { keys, pauseMs, timeoutSeconds })));
  }

  /** `callee` takes the call that `dial` makes. */
  async isTakenBy(callee: string, dial: () => Promise<void>): Promise<void> {
    const answering = await this.phoneDoes(callee, 'callee-answers-expect-bye');
    try {
      await dial();
      went(await answering.done);
    } finally {
      answering.stop();
    }
  }

  /**
   * The newest call, once it is to this number and has ended so: its legs are told of one by one. The
   * same call is not given twice.
   */
  async logged(calledNumber: string, result: CallResult): Promise<Logged> {
    const what = `a new call to ${calledNumber} that was ${result} is in the log`;
    const found = await eventually(what, async () => {
      const [call] = await this.pbx.calls(1);
      const isMeant = call?.calledNumber === calledNumber && call.result === result;
      return isMeant && !this.#seen.has(call.id) && call;
    });
    this.#seen.add(found.id);
    return found;
  }
}
