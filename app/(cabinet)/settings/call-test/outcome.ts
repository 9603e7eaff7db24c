import type { TenantScope } from '@/lib/access/scope';
import { Fault } from '@/lib/http/fault';
import { testCall } from '@/lib/routing/call-test';
import { callTestBody, type CallTestResult } from '@/lib/routing/contract';
import { bodyOf, fieldOf, type Question } from '@/lib/routing/question-rules';

export type Outcome = {
  /** null: nothing was asked, or it cannot be asked so. */
  result: CallTestResult | null;
  /** By the field of the form. */
  errors: Readonly<Record<string, string>>;
};

const refused = (errors: Outcome['errors']): Outcome => ({ result: null, errors });

/** What the question of an address is answered. `zone` is the clock of the PBX. */
export async function outcomeOf(
  scope: TenantScope,
  question: Question,
  zone: string,
): Promise<Outcome> {
  if (question.dialed === '') return refused({});
  const asked = callTestBody.safeParse(bodyOf(question, zone));
  if (!asked.success) {
    const { issues } = asked.error;
    return refused(
      Object.fromEntries(issues.map(({ path, message }) => [fieldOf(path.join('.')), message])),
    );
  }
  try {
    return { result: await testCall(scope, asked.data), errors: {} };
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'invalid_input') throw error;
    return refused(
      Object.fromEntries(error.errors.map(({ field, message }) => [fieldOf(field), message])),
    );
  }
}
