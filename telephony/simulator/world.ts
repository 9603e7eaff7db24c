import { evaluate } from '@/lib/call-plan/evaluate';
import type { DialDocument, PlanDocument } from '@/lib/call-plan/plan';

/** What the pushed documents say about the PBXs: who can call whom. */

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
  /** The number of the extension that answers it. */
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

export interface Documents {
  get(key: string): string | undefined;
  documents(): Iterable<[key: string, text: string]>;
}

/** Pressed at every prompt: the way most menus lead to people. */
const KEYS = ['1', '1', '1', '1'];
/** Kept free for films and manuals: nobody's list blocks it. */
const CALLER = '+493023125000';
const PICKED_UP = { ends: 'answered', afterSeconds: 3 } as const;

interface Draft {
  domain: string;
  tenantId: string | undefined;
  extensions: SimExtension[];
  /** Username → the number that its calls to the outside show. */
  outboundNumbers: Map<string, string>;
  numbers: { e164: string; id: string }[];
}

function readPlanDocument(draft: Draft, { id, name, ring, data }: PlanDocument): void {
  if (typeof data?.['tenantId'] === 'string') draft.tenantId = data['tenantId'];
  if (!ring?.enabled || ring.devices.length === 0) return;
  const { number, devices, timeoutSeconds: ringTimeoutSeconds } = ring;
  draft.extensions.push({
    ...{ id, number, name, outboundNumber: undefined, devices, ringTimeoutSeconds },
  });
}

function readDocument(draft: Draft, kind: string, name: string, text: string): void {
  if (kind === 'directory') {
    const outbound = userVariable(text, 'outbound_caller_id_number');
    if (outbound !== undefined) draft.outboundNumbers.set(name, outbound);
  } else if (kind === 'plan') {
    readPlanDocument(draft, JSON.parse(text) as PlanDocument);
  } else {
    const { go } = JSON.parse(text) as DialDocument;
    if (go.kind === 'number') draft.numbers.push({ e164: name, id: go.id });
  }
}

/**
 * Who answers a call to a number at this moment, when everybody picks up: by the evaluator, so that
 * a made-up call goes where a real one would.
 */
function whoAnswers(documents: Documents, { domain, extensions }: Draft, at: number) {
  const source = (key: string): unknown => {
    const text = documents.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const call = {
    ...{ sipDomain: domain, at, keys: KEYS, caller: { number: CALLER, name: '' } },
    from: { kind: 'trunk' as const },
    ringing: Object.fromEntries(extensions.map(({ id }) => [id, PICKED_UP])),
  };
  return (dialed: string): string | undefined => {
    const { answeredBy } = evaluate(source, { ...call, dialed });
    return extensions.find(({ id }) => id === answeredBy)?.number;
  };
}

function finish(documents: Documents, draft: Draft, at: number): SimDomain | undefined {
  const { domain, tenantId, outboundNumbers } = draft;
  if (!tenantId || draft.extensions.length === 0) return undefined;
  const extensions = draft.extensions
    .map((extension) => ({
      ...extension,
      outboundNumber: outboundNumbers.get(extension.devices[0]?.username ?? ''),
    }))
    .sort((a, b) => (a.number < b.number ? -1 : 1));
  const answerer = whoAnswers(documents, draft, at);
  const numbers = draft.numbers.flatMap(({ id, e164 }) => {
    const leadsTo = answerer(e164);
    return leadsTo === undefined ? [] : [{ id, e164, leadsTo }];
  });
  return { domain, tenantId, extensions, numbers };
}

/** Sorted by domain, so that the same documents give the same order. `at`: seconds since 1970. */
export function readWorld(documents: Documents, at: number): SimDomain[] {
  const drafts = new Map<string, Draft>();
  for (const [key, text] of documents.documents()) {
    const [, kind, domain = '', name = ''] = /^(dial|plan|directory):([^:]+):(.+)$/.exec(key) ?? [];
    if (!kind) continue;
    const draft = drafts.get(domain) ?? {
      ...{ domain, tenantId: undefined, extensions: [], outboundNumbers: new Map(), numbers: [] },
    };
    drafts.set(domain, draft);
    readDocument(draft, kind, name, text);
  }
  const domains = [...drafts.values()]
    .map((draft) => finish(documents, draft, at))
    .filter((domain) => domain !== undefined);
  return domains.sort((a, b) => (a.domain < b.domain ? -1 : 1));
}
