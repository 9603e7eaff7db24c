import { randomBytes } from 'node:crypto';

/** The prefix of an id says what it names; a log line explains itself. */
export const ID_PREFIX = {
  reseller: 'res',
  brand: 'brd',
  hostName: 'hst',
  tenant: 'ten',
  user: 'usr',
  membership: 'mem',
  session: 'ses',
  token: 'tok',
  extension: 'ext',
  device: 'dev',
  number: 'num',
  destination: 'dst',
  trunk: 'trk',
  mediaNode: 'node',
  auditEvent: 'aud',
  call: 'call',
  ringGroup: 'rg',
  queue: 'que',
  agent: 'agt',
  menu: 'mnu',
  schedule: 'sch',
  voicemail: 'vmb',
  voicemailMessage: 'vmm',
  voicemailMail: 'vml',
  conference: 'cnf',
  sound: 'snd',
  service: 'svc',
  serviceRequest: 'srq',
  callPermission: 'prm',
  outgoing: 'out',
  featureCodes: 'fcs',
  recordingPolicy: 'rcp',
  recording: 'rec',
  blockEntry: 'blk',
  callback: 'cbk',
  exportJob: 'exp',
  savedView: 'svw',
  callNote: 'cnt',
  callTag: 'tag',
} as const;

export type IdKind = keyof typeof ID_PREFIX;

/** Crockford's base 32 in lower case: no i, l, o, u, so an id survives being read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

function randomText(length: number): string {
  const bytes = randomBytes(length);
  let text = '';
  for (const byte of bytes) text += ALPHABET[byte & 31];
  return text;
}

/** `ext_` and 20 characters: 48 bits of time (ids sort by age), then 50 random bits. */
export function newId(kind: IdKind, now: number = Date.now()): string {
  let time = '';
  let rest = now;
  for (let place = 0; place < 10; place += 1) {
    time = ALPHABET[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  return `${ID_PREFIX[kind]}_${time}${randomText(10)}`;
}

export function idPattern(kind: IdKind): RegExp {
  return new RegExp(`^${ID_PREFIX[kind]}_[0-9a-hjkmnp-tv-z]{20}$`);
}

/** A SIP account's name: unrelated to the extension's number, so renumbering keeps the phones. */
export function newDeviceUsername(): string {
  return `d${randomText(7)}`;
}

/** 20 characters of 32: 100 bits, typeable on a desk phone. */
export function newSipPassword(): string {
  return randomText(20);
}

/** 40 characters of 32: 200 bits. */
export function newSecret(): string {
  return randomText(40);
}
