import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlanTenant } from '@/lib/call-plan/compile';
import { dialDocument, type CallDocument } from '@/lib/call-plan/documents';
import { TARGET_KINDS, type TargetKind } from '@/lib/call-plan/plan';
import { compileExtension } from '@/lib/extensions/plan';
import type { Json } from '@/lib/objects/kind';
import { compileOutgoing } from '@/lib/outgoing/plan';
import { directoryKey, renderDirectoryDocument } from '@/telephony/render/directory';
import { CallPeer } from '../freeswitch/call-peer';
import { freeswitch, MediaNode, onFreeswitch } from '../freeswitch/media-node';
import { fieldsOf, HOSTILE, SUBJECTS, type Subject } from './hostile';
import { withText } from './sampled';

const AT_ONCE = 16;
/** What is called, whatever it is; else it has a number of its own. */
const CODE = '900';
/** Calls everybody: its documents are good. */
const CALLER = 'caller1';

interface HostileCase {
  name: string;
  domain: string;
  documents: CallDocument[];
  /** The account that calls, and what. */
  device: string;
  dialled: string;
}

/** The caller, and the way out without which a node does not know the domain. */
function around(tenant: PlanTenant): CallDocument[] {
  const device = { id: 'dev_caller', username: CALLER, enabled: true };
  const one = {
    ...{ id: 'ext_caller', number: '77', name: 'Caller', enabled: true, config: {} },
    ...{ ringTimeoutSeconds: 5, outboundCallerId: null, devices: [device] },
  };
  const key = directoryKey(tenant.sipDomain, CALLER);
  return [
    ...compileExtension(one, tenant),
    { key, text: renderDirectoryDocument(tenant, one, device) ?? '' },
    ...compileOutgoing(tenant, { trunks: [], defaultCallerId: null }),
  ];
}

const isTarget = (kind: string): kind is TargetKind =>
  (TARGET_KINDS as readonly string[]).includes(kind);

/** Called if it can be; an extension calls, so that its name is seen. */
function wayTo({ name }: Subject, documents: readonly CallDocument[], domain: string) {
  const id = documents.map(({ key }) => /^plan:[^:]+:(.+)$/.exec(key)?.[1]).find(Boolean);
  if (name === 'extension') return { device: 'phone1', dialled: '77', more: [] };
  const kind = name === 'number' ? 'number' : name;
  const isCalled = id !== undefined && (isTarget(kind) || kind === 'number');
  const more = isCalled ? [dialDocument(domain, CODE, { go: { kind, id } })] : [];
  return { device: CALLER, dialled: isCalled ? CODE : '77', more };
}

function caseOf(subject: Subject, index: number, name: string, body: Json): HostileCase {
  const domain = `h${index}.pbx.localhost`;
  const tenant: PlanTenant = {
    ...{ id: `ten_h${index}`, sipDomain: domain, countryCode: '49' },
    ...{ timezone: 'Europe/Berlin', language: 'en' },
  };
  const compiled = subject.compile(subject.contract.parse(body) as Json, tenant);
  const { more, ...way } = wayTo(subject, compiled, domain);
  // Settings of a PBX have the place of our own.
  const own = new Map(
    [...around(tenant), ...compiled, ...more].map((document) => [document.key, document]),
  );
  return { name, domain, documents: [...own.values()], ...way };
}

/** Every field that takes such a text, with every such text. */
const CASES = SUBJECTS.flatMap((subject) =>
  fieldsOf(subject).fields.flatMap(({ name, path, body }) =>
    HOSTILE.map((text) => ({
      subject,
      name: `${subject.name} ${name}: ${text}`,
      text,
      path,
      body,
    })),
  ),
)
  .map((one) => ({ ...one, given: withText(one.body, one.path, one.text.replace('TRAP', 'trap')) }))
  .filter(({ subject, given }) => subject.contract.safeParse(given).success)
  .map(({ subject, name, given }, index) => caseOf(subject, index, name, given));

describe.skipIf(!freeswitch.found)(onFreeswitch('hostile text in every field'), () => {
  let node: MediaNode;
  let peer: CallPeer;
  beforeAll(async () => {
    peer = await CallPeer.listen();
    peer.answering = (_, reply) => reply('486 Busy Here');
    node = await MediaNode.start(peer.port);
    await node.connect();
  }, 60_000);
  afterAll(async () => {
    await node.remove();
    await peer.close();
  });

  const call = async ({ domain, device, dialled }: HostileCase) => {
    const headers = [
      ['X-Pbx-Domain', domain],
      ['X-Pbx-Device', device],
    ] as const;
    const one = peer.call({ port: node.sipPort, user: dialled, domain, from: device, headers });
    const status = await one.answered(20_000);
    if (status === 200) one.hangUp();
    return status;
  };

  test('the node takes every document', async () => {
    const all = CASES.flatMap(({ documents }) => documents);
    const records = all.map(({ key, text }, index) => ({ key, xml: text, seq: BigInt(index + 1) }));
    const seq = BigInt(records.length);
    expect(await node.port.push(records, { seq, generation: 1, sweep: true })).toEqual({
      ...{ kind: 'ok', seq },
    });
    await node.disconnect();
  });

  test('calls run, nothing is executed, and nothing gets out of its place', async ({
    annotate,
  }) => {
    const rest = CASES.values();
    const answers: number[] = [];
    const lane = async () => {
      for (const one of rest) answers.push(await call(one));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    expect(answers).toHaveLength(CASES.length);
    // A plan that broke would say 503: the interpreter's own fault.
    expect(answers.filter((status) => status >= 500 && status !== 603)).toEqual([]);
    expect(existsSync(join(node.dir, 'trap'))).toBe(false);
    for (const text of peer.wire) expect(text).not.toMatch(/^X-Evil|[\u202a-\u202e]|\$\{/im);
    const shown = peer.requests('INVITE').length;
    expect(shown).toBeGreaterThan(0);
    await annotate(`${CASES.length} texts in fields, ${shown} of them seen by a phone`);
  });
});
