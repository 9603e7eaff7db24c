import type { CallFacts } from './call-facts';
import { allHold } from './conditions';
import { conditionWords, endWords, targetWords } from './explain';
import { FEATURES, MAX_STEPS, type FeatureName, type GuardedStep, type PlanDocument } from './plan';
import { resolve, type Start } from './resolve';
import {
  endOf,
  Run,
  type CallEnd,
  type Onward,
  type PathEntry,
  type Prompt,
  type Source,
} from './run';
import { execute } from './steps/table';

export interface Evaluation {
  /** The tokens the media node would write to `pbx_path`. */
  path: readonly string[];
  entries: readonly PathEntry[];
  end: CallEnd;
  /** Extension id or E.164 number that took the call. */
  answeredBy: string | null;
  /** Waited in all, until the call was taken or ended. */
  seconds: number;
  prompts: readonly Prompt[];
}

interface Place {
  document: PlanDocument;
  step: number;
}

type Line = Pick<PathEntry, 'do' | 'words'> & Partial<PathEntry>;

/**
 * What the PBX does with a call, by the documents the media nodes hold: the same steps in the same
 * order as telephony/freeswitch/scripts/pbx-call.lua. Pure.
 */
export function evaluate(source: Source, facts: CallFacts): Evaluation {
  const run = new Run(source, facts);
  const start = resolve(run);
  const name = run.document(start.id)?.name ?? facts.dialed;
  note(run, { kind: start.kind, id: start.id, name }, { do: 'arrive', words: start.words });
  let place = enter(run, start);
  for (let count = 0; place; count += 1) {
    place = count < MAX_STEPS ? advance(run, place) : finish(run, place, 'loop', 'end=loop');
  }
  const { path, entries, end, answeredBy, seconds, prompts } = run;
  return { path, entries, end: end ?? 'unknown', answeredBy, seconds, prompts };
}

function note(run: Run, object: PathEntry['object'], line: Line): void {
  const { token = null } = line;
  if (token !== null) run.path.push(token);
  run.entries.push({ object, token, step: null, outcome: null, decided: false, ...line });
}

function objectOf({ kind, id, name }: PlanDocument): PathEntry['object'] {
  return { kind, id, name };
}

/** A code has no document of its own: its plan is the feature. */
function featurePlan(code: FeatureName): PlanDocument {
  const id = `feature_${code}`;
  return { id, kind: 'feature', name: code, steps: [{ do: 'feature', code }] };
}

/** The beginning of a plan; a plan that is not there ends the call. */
function enter(run: Run, { kind, id }: Pick<Start, 'kind' | 'id'>): Place | undefined {
  const isCode = kind === 'feature' && FEATURES.some((code) => code === id);
  const document = isCode ? featurePlan(id as FeatureName) : run.document(id);
  if (document) return { document, step: 0 };
  const words = 'What the call is sent to is not there.';
  note(run, { kind: 'unknown', id, name: id }, { do: 'to', token: 'to=unknown', words });
  run.end = 'unknown';
  return undefined;
}

function finish(run: Run, { document }: Place, end: CallEnd, token: string | null): undefined {
  run.end = end;
  note(run, objectOf(document), { do: 'to', token, words: endWords(end) });
}

/** One step; undefined when the call is over. */
function advance(run: Run, place: Place): Place | undefined {
  const { document, step: index } = place;
  const step = document.steps[index];
  if (!step) return finish(run, place, endOf('result', run.result), null);
  if (step.only && !allHold(step.only, run.conditionFacts())) {
    skip(run, place, step);
    return { document, step: index + 1 };
  }
  const { outcome = null, words, go, end } = execute(run, step);
  note(run, objectOf(document), {
    ...{
      do: step.do,
      words,
      outcome,
      step: index,
      decided: step.do === 'when' && go !== undefined,
    },
    token: tokenOf(document, index, outcome),
  });
  if (end) {
    run.end = end;
    return undefined;
  }
  return go ? follow(run, place, go) : { document, step: index + 1 };
}

function tokenOf({ id }: PlanDocument, index: number, outcome: string | null): string {
  return outcome === null ? `${id}.${index}` : `${id}.${index}=${outcome}`;
}

function skip(run: Run, { document, step: index }: Place, step: GuardedStep): void {
  const asked = (step.only ?? []).map((condition) => conditionWords(run, condition));
  const words = `Left out: only if ${asked.join(' and ')}.`;
  const token = tokenOf(document, index, 'skip');
  note(run, objectOf(document), { do: step.do, step: index, outcome: 'skip', words, token });
}

const TERMINAL = { busy: 'busy', hangup: 'rejected', sound: 'done' } as const;

function follow(run: Run, place: Place, to: Onward): Place | undefined {
  switch (to.kind) {
    case 'busy':
    case 'hangup':
    case 'sound':
      note(run, objectOf(place.document), {
        ...{ do: 'to', token: `to=${to.kind}`, outcome: to.kind },
        words: `${targetWords(run, to)}. ${endWords(TERMINAL[to.kind])}`,
      });
      run.end = TERMINAL[to.kind];
      return undefined;
    case 'outside':
      return outsideTarget(run, place, to.number);
    default:
      return enter(run, to);
  }
}

/** Calls out; whatever comes of it is the end. */
function outsideTarget(run: Run, { document }: Place, number: string): Place | undefined {
  const { outcome = 'unknown', words, go, end } = execute(run, { do: 'outside', number });
  note(run, objectOf(document), { do: 'to', token: `to=outside:${outcome}`, outcome, words });
  if (go && 'id' in go) return enter(run, go);
  run.end = end ?? endOf('result', run.result);
  return undefined;
}
