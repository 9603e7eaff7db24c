import type { DialDocument, PlanDocument } from '@/lib/call-plan/plan';
import type { EslRequest } from './esl-framing';
import { BatchFormatError, parseRecords, type PushBatch, type PushRecord } from './replica';
import { findXmlFault } from './xml-check';

export type PushReading =
  | { kind: 'ok'; batch: PushBatch }
  /** `key` is empty when no single document is to blame. */
  | { kind: 'refused'; key: string; reason: string };

/** The element a document of each kind must be made of. */
const ROOTS: Readonly<Record<string, string>> = {
  directory: 'user',
  config: 'configuration',
};
const KEY = /^(dial|plan|block|sound|directory|config):([^:]+):(.+)$/;
const ROOT_NAME = /^\s*(?:<!--[\s\S]*?-->\s*)*<([^\s/>]+)/;
const USER_ID = /^[^>]*?\sid=(?:"([^"]*)"|'([^']*)')/;
const SEQ = /^[0-9]{1,18}$/;

function documentFault(key: string, text: string): string | undefined {
  const parts = KEY.exec(key);
  if (!parts) return 'not a document key';
  const [, kind = '', , name = ''] = parts;
  return kind in ROOTS ? xmlFault(kind, name, text) : jsonFault(kind, name, text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function jsonFault(kind: string, name: string, text: string): string | undefined {
  const document = parsed(text);
  if (document === undefined) return 'not well-formed JSON';
  const { go, id, steps } = Object(document) as Partial<DialDocument & PlanDocument>;
  if (kind === 'dial' && typeof go?.kind !== 'string') return 'it leads nowhere';
  if (kind !== 'plan') return undefined;
  if (!Array.isArray(steps)) return 'it has no steps';
  return id === name ? undefined : `the id is not ${name}`;
}

function xmlFault(kind: string, name: string, xml: string): string | undefined {
  const fault = findXmlFault(xml);
  if (fault) return `not well-formed XML: ${fault}`;
  const root = ROOT_NAME.exec(xml)?.[1];
  if (root !== ROOTS[kind]) return `expected <${ROOTS[kind]}>, found <${root}>`;
  if (kind !== 'directory') return undefined;
  const id = USER_ID.exec(xml.slice(xml.indexOf('<user')));
  return (id?.[1] ?? id?.[2]) === name ? undefined : `the user id is not ${name}`;
}

function firstRefusal(
  records: readonly PushRecord[],
  refusedPrefixes: readonly string[],
): { key: string; reason: string } | undefined {
  for (const { key, xml } of records) {
    if (refusedPrefixes.some((prefix) => key.startsWith(prefix))) {
      return { key, reason: 'refused on command of the simulator' };
    }
    const reason = xml === null ? undefined : documentFault(key, xml);
    if (reason) return { key, reason };
  }
  return undefined;
}

function readNumber(request: EslRequest, name: string): string | undefined {
  const text = request.headers.get(name);
  if (text === undefined) return undefined;
  if (!SEQ.test(text)) throw new BatchFormatError(`${name} is not a number`);
  return text;
}

/** Checks everything before anything is stored: a refused batch changes nothing. */
export function readPush(request: EslRequest, refusedPrefixes: readonly string[]): PushReading {
  try {
    const seq = readNumber(request, 'push-seq');
    if (seq === undefined) throw new BatchFormatError('push-seq is missing');
    const generation = readNumber(request, 'push-generation');
    const sweep = readNumber(request, 'push-sweep');
    const records = parseRecords(request.body);
    const refusal = firstRefusal(records, refusedPrefixes);
    if (refusal) return { kind: 'refused', ...refusal };
    const batch = {
      seq: BigInt(seq),
      generation: generation === undefined ? undefined : Number(generation),
      sweep: sweep === undefined ? undefined : Number(sweep),
      records,
    };
    return { kind: 'ok', batch };
  } catch (error) {
    if (!(error instanceof BatchFormatError)) throw error;
    return { kind: 'refused', key: '', reason: error.message };
  }
}
