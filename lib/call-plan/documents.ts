import { patternFault } from './pattern';
import type { DialDocument, PlanDocument } from './plan';
import { checked, DIALLED, DOMAIN, ID, plainText, TOKEN } from './switch-text';

/** A document as the media nodes hold it. */
export interface CallDocument {
  key: string;
  /** JSON of the call plan; XML under a `config:` key. */
  text: string;
}

/** What a call that dials `dialled` in this domain finds. */
export function dialKey(sipDomain: string, dialled: string): string {
  return `dial:${checked('domain', sipDomain, DOMAIN)}:${checked('dialled number', dialled, DIALLED)}`;
}

export function planKey(sipDomain: string, id: string): string {
  return `plan:${checked('domain', sipDomain, DOMAIN)}:${checked('id', id, ID)}`;
}

/** Keys in alphabetical order at every level, so that equal documents have equal hashes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(
      Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  });
}

/** @throws Error on a domain, number or id that could not stand in a key or an argument. */
export function dialDocument(
  sipDomain: string,
  dialled: string,
  document: DialDocument,
): CallDocument {
  return { key: dialKey(sipDomain, dialled), text: canonicalJson(harmless(document, '')) };
}

/**
 * The words of people (`name`, the text of a prefix) become harmless lines; everything else in steps
 * and in `ring` must be an id, a number or a pattern. `data` and `schedule` are their feature's own.
 * @throws Error on an id or number that could not stand in an argument of the switch.
 */
export function planDocument(sipDomain: string, document: PlanDocument): CallDocument {
  const checkedDocument: PlanDocument = {
    ...document,
    kind: checked('kind', document.kind, TOKEN),
    name: plainText(document.name),
    steps: harmless(document.steps, 'steps'),
    ...(document.ring && { ring: harmless(document.ring, 'ring') }),
  };
  return { key: planKey(sipDomain, document.id), text: canonicalJson(checkedDocument) };
}

/** A copy, string by string; `field` is the name under which the value stands. */
function harmless<T>(value: T, field: string): T;
function harmless(value: unknown, field: string): unknown {
  if (typeof value === 'string') return harmlessText(value, field);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error(`Not a number that may stand in a document: ${field}`);
  }
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((part) => harmless(part, field) as unknown);
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, harmless(part as unknown, name)]),
  );
}

function harmlessText(text: string, field: string): string {
  if (field === 'text') return plainText(text);
  if (field === 'patterns') {
    const fault = patternFault(text);
    if (fault) throw new Error(`Not a pattern: ${JSON.stringify(text)}. ${fault}`);
    return text;
  }
  return checked(field, text, TOKEN);
}
