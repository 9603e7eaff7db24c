import { canonicalJson, type CallDocument } from '@/lib/call-plan/documents';
import { patternFault } from '@/lib/call-plan/pattern';
import { blockKey, EVERYBODY_ELSE, type BlockDocument } from '@/lib/call-plan/screening';
import { checked, DIALLED } from '@/lib/call-plan/switch-text';
import type { BlockAction } from './rules';

/** Part of a list; `rest` is in the last one only. */
export interface BlockGroup {
  id: string;
  numbers: { id: string; value: string }[];
  rest?: BlockRest;
}

/** A number by its id: the node finds it without reading a list. */
export function numberDocument(sipDomain: string, { id, value }: { id: string; value: string }) {
  const number = checked('number', value, DIALLED);
  return { key: blockKey(sipDomain, number), text: canonicalJson({ id }) } satisfies CallDocument;
}

export interface BlockRest {
  action: BlockAction;
  anonymous: boolean;
  patterns: readonly string[];
}

/** Everything that is no number, and what is done with whoever is blocked. */
export function restDocument(sipDomain: string, rest: BlockRest): CallDocument {
  for (const pattern of rest.patterns) {
    const fault = patternFault(pattern);
    if (fault) throw new Error(`Not a pattern: ${JSON.stringify(pattern)}. ${fault}`);
  }
  const document: BlockDocument = {
    action: rest.action,
    prefixes: [...rest.patterns].sort(),
    ...(rest.anonymous && { anonymous: true }),
  };
  return { key: blockKey(sipDomain, EVERYBODY_ELSE), text: canonicalJson(document) };
}

/** Pure. @throws Error in words on what could not stand in a document. */
export function compileBlockGroup(
  { numbers, rest }: BlockGroup,
  { sipDomain }: { sipDomain: string },
): CallDocument[] {
  const documents = numbers.map((number) => numberDocument(sipDomain, number));
  return rest ? [...documents, restDocument(sipDomain, rest)] : documents;
}
