/**
 * What the pushed documents say about the PBXs: who can call whom. Read with patterns from our own
 * rendering (telephony/render); a document that looks otherwise is left out.
 */

export interface SimDevice {
  id: string;
  username: string;
}

export interface SimExtension {
  id: string;
  number: string;
  name: string;
  outboundNumber: string | undefined;
  devices: SimDevice[];
  ringTimeoutSeconds: number;
}

export interface SimNumber {
  id: string;
  e164: string;
  /** The extension's number it leads to. */
  leadsTo: string;
}

export interface SimDomain {
  domain: string;
  tenantId: string;
  extensions: SimExtension[];
  numbers: SimNumber[];
}

const ENTITY: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function unescapeXml(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITY[name] ?? whole;
  });
}

function userVariable(xml: string, name: string): string | undefined {
  const found = new RegExp(`<variable\\s+name="${name}"\\s+value="([^"]*)"`).exec(xml);
  return found ? unescapeXml(found[1] ?? '') : undefined;
}

/** `name=value` in an action of a dialplan document. */
function setVariable(xml: string, name: string): string | undefined {
  return new RegExp(`[":]${name}=([A-Za-z0-9_.-]+)`).exec(xml)?.[1];
}

interface Draft {
  domain: string;
  tenantId: string | undefined;
  byNumber: Map<string, SimExtension>;
  ringTimeouts: Map<string, number>;
  numbers: SimNumber[];
}

function readUser(draft: Draft, username: string, xml: string): void {
  const id = userVariable(xml, 'pbx_extension_id');
  const deviceId = userVariable(xml, 'pbx_device_id');
  const number = userVariable(xml, 'effective_caller_id_number');
  if (!id || !deviceId || !number) return;
  const known = draft.byNumber.get(number);
  const extension = known ?? {
    id,
    number,
    name: userVariable(xml, 'effective_caller_id_name') ?? number,
    outboundNumber: userVariable(xml, 'outbound_caller_id_number'),
    devices: [],
    ringTimeoutSeconds: 30,
  };
  extension.devices.push({ id: deviceId, username });
  draft.byNumber.set(number, extension);
}

function readDialplan(draft: Draft, name: string, xml: string): void {
  draft.tenantId ??= setVariable(xml, 'pbx_tenant_id');
  const timeout = setVariable(xml, 'call_timeout');
  if (timeout) draft.ringTimeouts.set(name, Number(timeout));
  const numberId = setVariable(xml, 'pbx_number_id');
  const target = /application="transfer" data="([0-9]+) XML/.exec(xml)?.[1];
  if (name.startsWith('+') && numberId && target) {
    draft.numbers.push({ id: numberId, e164: name, leadsTo: target });
  }
}

function finish(draft: Draft): SimDomain | undefined {
  if (!draft.tenantId || draft.byNumber.size === 0) return undefined;
  for (const [number, extension] of draft.byNumber) {
    extension.ringTimeoutSeconds = draft.ringTimeouts.get(number) ?? extension.ringTimeoutSeconds;
  }
  const extensions = [...draft.byNumber.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
  return {
    domain: draft.domain,
    tenantId: draft.tenantId,
    extensions,
    numbers: draft.numbers.filter((number) => draft.byNumber.has(number.leadsTo)),
  };
}

/** Sorted by domain, so that the same documents give the same order. */
export function readWorld(documents: Iterable<[key: string, xml: string]>): SimDomain[] {
  const drafts = new Map<string, Draft>();
  for (const [key, xml] of documents) {
    const [, kind, domain = '', name = ''] = /^(dialplan|directory):([^:]+):(.+)$/.exec(key) ?? [];
    if (!kind) continue;
    const draft = drafts.get(domain) ?? {
      domain,
      tenantId: undefined,
      byNumber: new Map<string, SimExtension>(),
      ringTimeouts: new Map<string, number>(),
      numbers: [],
    };
    drafts.set(domain, draft);
    if (kind === 'directory') readUser(draft, name, xml);
    else readDialplan(draft, name, xml);
  }
  const domains = [...drafts.values()].map(finish).filter((domain) => domain !== undefined);
  return domains.sort((a, b) => (a.domain < b.domain ? -1 : 1));
}
