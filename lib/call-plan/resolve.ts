import { dialKey } from './documents';
import { OUTGOING_ID, type OutgoingData } from './outgoing';
import type { DialDocument } from './plan';
import type { Run } from './run';
import { DIALLED } from './switch-text';

/** Whose plan a call begins with, and why. */
export interface Start {
  kind: string;
  id: string;
  words: string;
  /** What follows a feature code. */
  argument?: string;
}

function anyDocument(run: Run, dialled: string): DialDocument | undefined {
  if (!DIALLED.test(dialled)) return undefined;
  return run.read(dialKey(run.facts.sipDomain, dialled)) as DialDocument | undefined;
}

/** The extension of this number, also for callers who cannot dial it from outside: a menu lets them. */
export function extensionNumbered(run: Run, digits: string): DialDocument['go'] | undefined {
  const go = anyDocument(run, digits)?.go;
  return go?.kind === 'extension' ? go : undefined;
}

function dialDocument(run: Run, dialled: string): DialDocument | undefined {
  const found = anyDocument(run, dialled);
  // From a trunk everything but numbers is unknown.
  return found && run.facts.from.kind === 'trunk' && !found.public ? undefined : found;
}

/** What stands under a dialled number, if this caller may reach it. */
export function dialTarget(run: Run, dialled: string): DialDocument['go'] | undefined {
  return dialDocument(run, dialled)?.go;
}

/** The longest code that takes the rest as its argument: `*8201`. */
function codeWithArgument(run: Run, dialled: string): Start | undefined {
  if (!dialled.startsWith('*')) return undefined;
  for (let length = dialled.length - 1; length > 1; length -= 1) {
    const code = dialled.slice(0, length);
    const found = dialDocument(run, code);
    if (!found?.argument || !('id' in found.go)) continue;
    const argument = dialled.slice(length);
    return { ...found.go, argument, words: `${code} with ${argument}` };
  }
  return undefined;
}

/** Nothing of the PBX stands before a call for help, not even an extension of that number. */
function isEmergency(run: Run): boolean {
  const { dialed, from } = run.facts;
  if (from.kind === 'trunk') return false;
  const data = run.document(OUTGOING_ID)?.data as OutgoingData | undefined;
  return data?.emergency?.numbers.includes(dialed) ?? false;
}

/** Where a call that dials this begins: a document of its own, a code, else the way out. */
export function resolve(run: Run): Start {
  const { dialed } = run.facts;
  if (isEmergency(run)) {
    return { kind: 'outgoing', id: OUTGOING_ID, words: `${dialed} is an emergency number.` };
  }
  const found = dialTarget(run, dialed);
  if (found && 'id' in found) {
    return { kind: found.kind, id: found.id, words: `${dialed} is ${run.nameOf(found.id)}.` };
  }
  const code = codeWithArgument(run, dialed);
  if (code) return code;
  const words = `${dialed} is nothing of this PBX: it is an outgoing call.`;
  return { kind: 'outgoing', id: OUTGOING_ID, words };
}
