import type { CallFacts } from '@/lib/call-plan/call-facts';
import { dialKey, planKey } from '@/lib/call-plan/documents';
import { evaluate, type Evaluation } from '@/lib/call-plan/evaluate';
import { endWords } from '@/lib/call-plan/explain';
import { OUTGOING_ID } from '@/lib/call-plan/outgoing';
import type { TenantScope } from '@/lib/access/scope';
import { MariaDbConfigStore } from '@/lib/config-store/mariadb';
import { pool } from '@/lib/db/pool';
import { db } from '@/lib/db/prisma';
import { fault } from '@/lib/http/fault';
import { systemClock, type Clock } from '@/lib/shared/clock';
import { syncOfTenant } from '@/lib/sync/queries';
import type { CallTest, CallTestResult } from './contract';

/** Rounds of reading: each goes one step deeper, and a call has 100 steps at most. */
const ROUNDS_MAX = 110;
const ALSO_READ = 100;
const IDS = /"([a-z]{2,3}_[0-9a-z]{20})"/g;

/** Documents as the media nodes hold them, read when the evaluator asks for them. */
class HeldDocuments {
  private readonly documents = new Map<string, unknown>();
  private asked = new Set<string>();

  constructor(
    private readonly tenantId: string,
    private readonly sipDomain: string,
  ) {}

  readonly source = (key: string): unknown => {
    if (!this.documents.has(key)) this.asked.add(key);
    return this.documents.get(key);
  };

  /** Reads what was asked for and not yet known; false: there was nothing of the kind. */
  async readAsked(): Promise<boolean> {
    const keys = [...this.asked].filter((key) => !this.documents.has(key));
    this.asked = new Set();
    if (keys.length === 0) return false;
    const texts = await this.read(keys);
    // What a document names is asked for next.
    const named = texts.flatMap((text) => [...text.matchAll(IDS)].map(([, id]) => id ?? ''));
    const more = [...new Set(named)].map((id) => planKey(this.sipDomain, id));
    const unknown = more.filter((key) => !this.documents.has(key)).slice(0, ALSO_READ);
    if (unknown.length > 0) await this.read(unknown);
    return true;
  }

  /** The manifest says whose a document is; the store alone would not. */
  private async read(keys: readonly string[]): Promise<string[]> {
    const rows = await db().configDocument.findMany({
      where: { tenantId: this.tenantId, key: { in: [...keys] }, deleted: false },
      select: { key: true },
    });
    const held = await new MariaDbConfigStore(pool()).getMany(rows.map(({ key }) => key));
    for (const key of keys) this.documents.set(key, undefined);
    for (const [key, { value }] of held) this.documents.set(key, JSON.parse(value) as unknown);
    return [...held.values()].map(({ value }) => value);
  }
}

async function callerOf(
  { tenantId }: TenantScope,
  { fromExtensionId, callerNumber, callerName }: CallTest,
): Promise<Pick<CallFacts, 'from' | 'caller'>> {
  if (fromExtensionId === null) {
    return { from: { kind: 'trunk' }, caller: { number: callerNumber, name: callerName } };
  }
  const row = await db().extension.findFirst({ where: { id: fromExtensionId, tenantId } });
  if (!row) {
    throw fault('invalid_input', {
      public: 'There is no such extension.',
      field: 'fromExtensionId',
    });
  }
  return {
    from: { kind: 'extension', id: row.id },
    caller: { number: row.number, name: row.name },
  };
}

async function evaluated(tenantId: string, facts: CallFacts): Promise<Evaluation> {
  const documents = new HeldDocuments(tenantId, facts.sipDomain);
  for (const key of [
    dialKey(facts.sipDomain, facts.dialed),
    planKey(facts.sipDomain, OUTGOING_ID),
  ]) {
    documents.source(key);
  }
  let found = evaluate(documents.source, facts);
  for (let round = 0; round < ROUNDS_MAX && (await documents.readAsked()); round += 1) {
    found = evaluate(documents.source, facts);
  }
  return found;
}

/** Which way a call would take now, by what the media nodes hold. Changes nothing. */
export async function testCall(
  scope: TenantScope,
  body: CallTest,
  clock: Clock = systemClock,
): Promise<CallTestResult> {
  const { tenantId } = scope;
  const tenant = await db().tenant.findUniqueOrThrow({ where: { id: tenantId } });
  const at = new Date(body.at ?? clock());
  const facts: CallFacts = {
    ...{ sipDomain: tenant.sipDomain, dialed: body.dialed, at: Math.floor(at.getTime() / 1000) },
    ...(await callerOf(scope, body)),
    ...{ keys: body.keys, unregistered: body.unregistered, busy: body.busy },
    ringing: Object.fromEntries(body.ringing.map(({ who, ...ends }) => [who, ends])),
    queues: Object.fromEntries(body.queues.map(({ id, outcome }) => [id, outcome])),
    services: Object.fromEntries(body.services.map(({ id, answer }) => [id, answer])),
  };
  const { path, entries, end, answeredBy } = await evaluated(tenantId, facts);
  const sync = await syncOfTenant(tenantId, tenant.revision);
  const taker = entries.find(({ object }) => object.id === answeredBy)?.object.name;
  return {
    ...{ at: at.toISOString(), path: [...path], end, endWords: endWords(end), sync },
    entries: entries.map(({ token: _, ...entry }) => entry),
    answeredBy: answeredBy === null ? null : { id: answeredBy, name: taker ?? answeredBy },
  };
}
