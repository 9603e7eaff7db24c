import { dialKey } from './documents';
import { OUTGOING_ID } from './outgoing';
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

function dialDocument(run: Run, dialled: string): DialDocument | undefined {
  if (!DIALLED.test(dialled)) return undefined;
  const found = run.read(dialKey(run.facts.sipDomain, dialled)) as DialDocument | undefined;
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

/** Where a call that dials this begins: a document of its own, a code, else the way out. */
export function resolve(run: Run): Start {
  const { dialed } = run.facts;
  const found = dialTarget(run, dialed);
  if (found && 'id' in found) {
    return { kind: found.kind, id: found.id, words: `${dialed} is ${run.nameOf(found.id)}.` };
  }
  const code = codeWithArgument(run, dialed);
  if (code) return code;
  const words = `${dialed} is nothing of this PBX: it is an outgoing call.`;
  return { kind: 'outgoing', id: OUTGOING_ID, words };
}
