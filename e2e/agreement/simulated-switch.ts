import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ringing } from '@/lib/call-plan/call-facts';
import { SCRIPTS } from './case-tables';
import { SOUND_THERE } from './draft';
import { carrierStatus } from './entry-node';
import type { Case } from './facts';
import type { Taken } from './switch-bench';

const PROGRAM = fileURLToPath(new URL('./simulated-switch.lua', import.meta.url));
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

/** As the program reads it. */
function written(one: Case) {
  const { pbx, facts, device } = { ...one, device: deviceOf(one) };
  const owner = pbx.extensions.find(({ devices }) =>
    devices.some(({ username, enabled }) => enabled && username === device),
  );
  const calls = facts.busy?.map((id) => [id, 1]) ?? [];
  return {
    at: facts.at,
    calls: Object.fromEntries(calls) as Record<string, number>,
    pbx: pbx.tenant.sipDomain,
    keys: facts.keys ?? [],
    patience: facts.patienceSeconds,
    registered: registered(one),
    ringing: ringing(one),
    variables: {
      ...{ pbx_domain: facts.sipDomain, pbx_dialed: facts.dialed },
      ...{ destination_number: facts.dialed, caller_id_number: facts.caller.number ?? 'anonymous' },
      'sip_h_X-Pbx-Device': device ?? '',
      pbx_direction: device === undefined ? 'inbound' : 'internal',
      ...(owner && { pbx_extension_id: owner.id, effective_caller_id_number: owner.number }),
    },
  };
}

function deviceOf({ pbx, facts: { from } }: Case): string | undefined {
  if (from.kind === 'trunk') return undefined;
  const owner = from.kind === 'extension' ? from.id : undefined;
  const devices = pbx.extensions.find(({ id }) => id === owner)?.devices ?? [];
  return devices.find(({ enabled }) => enabled)?.username ?? 'nobody';
}

function registered({ pbx, facts }: Case): Record<string, true> {
  const there = pbx.extensions.filter(({ id }) => !facts.unregistered?.includes(id));
  return Object.fromEntries(
    there.flatMap(({ devices }) => devices.map(({ username }) => [username, true])),
  );
}

/** By the user part of the address: an account, or a number outside. */
function ringing({ pbx, facts }: Case): Record<string, unknown> {
  const { ringing: said = {}, unregistered = [] } = facts;
  const numbers = Object.entries(said).filter(([who]) => /^\+?[0-9]+$/.test(who));
  const phones = pbx.extensions.flatMap(({ id, devices }) =>
    devices.map((device): [string, Ringing] => [
      device.username,
      unregistered.includes(id)
        ? { ends: 'unreachable' }
        : (said[device.id] ?? said[id] ?? { ends: 'no_answer' }),
    ]),
  );
  const carriers = numbers.map(([number, told]) => {
    const isGone = told.ends === 'unreachable' && carrierStatus(number) === 404;
    return [number, isGone ? { ends: 'gone' } : told];
  });
  return Object.fromEntries([...phones, ...carriers]) as Record<string, unknown>;
}

/** The node's scripts under a plain Lua, on a switch that is only played. */
export function playSimulated(lua: string, dir: string, cases: readonly Case[]): Taken[] {
  const sounds = join(dir, 'sounds');
  mkdirSync(sounds, { recursive: true });
  writeFileSync(join(sounds, `${SOUND_THERE}.wav`), '');
  const file = join(dir, 'cases.json');
  const pbxs = new Set(cases.map(({ pbx }) => pbx));
  const documents = [...pbxs].map((pbx) => [
    pbx.tenant.sipDomain,
    Object.fromEntries(pbx.documents.map(({ key, text }) => [key, text])) as unknown,
  ]);
  const all = { documents: Object.fromEntries(documents) as unknown, cases: cases.map(written) };
  writeFileSync(file, JSON.stringify(all));
  const { stdout, stderr, status } = spawnSync(lua, [PROGRAM, SCRIPTS, file, sounds], {
    encoding: 'utf8',
    maxBuffer: OUTPUT_BYTES_MAX,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [answer = '', ...path] = line.split(' ');
      return { status: Number(answer), path: Number(answer) > 0 ? path.join(' ') : line };
    });
}
