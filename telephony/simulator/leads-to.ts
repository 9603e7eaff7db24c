import { planKey } from '@/lib/call-plan/documents';
import { MAX_STEPS, type PlanDocument, type Step, type Target } from '@/lib/call-plan/plan';
import { ID } from '@/lib/call-plan/switch-text';

/** Reads a document by its key. */
export type Documents = { get(key: string): string | undefined };

/** JSON of the call plan; undefined when there is none. */
export function readPlan(documents: Documents, domain: string, id: string) {
  if (!ID.test(id)) return undefined;
  const text = documents.get(planKey(domain, id));
  return text === undefined ? undefined : (JSON.parse(text) as PlanDocument);
}

/**
 * The first extension that rings for a call to this plan, when no condition holds and the first key
 * of every menu is pressed: enough for made-up calls. What a call really does is the evaluator's
 * to say (lib/call-plan/evaluate.ts).
 */
export function extensionFor(documents: Documents, domain: string, id: string): string | undefined {
  let plan = readPlan(documents, domain, id);
  for (let hops = 0; plan && hops < MAX_STEPS; hops += 1) {
    const found = plan.steps.map(goesTo).find((to) => to !== undefined);
    if (!found) return undefined;
    if (typeof found === 'string') return found;
    if (!('id' in found)) return undefined;
    plan = readPlan(documents, domain, found.id);
  }
  return undefined;
}

function goesTo(step: Step): Target | string | undefined {
  switch (step.do) {
    case 'go':
      return step.to;
    case 'menu':
      return step.keys[0]?.go;
    case 'ring':
      for (const leg of step.legs) if ('extension' in leg) return leg.extension;
      return undefined;
    default:
      return undefined;
  }
}
