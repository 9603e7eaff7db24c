import { z } from 'zod';
import { destination, type Destination } from '@/lib/destinations/contract';
import { e164Field, text } from '@/lib/shared/fields';
import { VARIABLE_NAME, VARIABLE_VALUE_MAX, VARIABLES_MAX } from './variable-rules';

const variable = z
  .union([z.string(), z.number().finite().transform(String), z.boolean().transform(String)])
  .pipe(text(VARIABLE_VALUE_MAX));

const named = z.strictObject({
  number: z.union([z.string().regex(/^[0-9]{2,4}$/), e164Field]),
});

/** What a service may answer. Fields we do not know are left alone: a service may have its own. */
const serviceAnswer = z.object({
  destination: z.union([destination, named]).nullish(),
  callerName: text(80).optional(),
  variables: z
    .record(z.string().regex(VARIABLE_NAME), variable)
    .refine((given) => Object.keys(given).length <= VARIABLES_MAX, {
      message: `At most ${VARIABLES_MAX} variables.`,
    })
    .optional(),
});

/** `destination` null: the service leaves it to the fall-back. */
export interface ServiceAnswer {
  destination: Destination | { number: string } | null;
  callerName?: string;
  variables: Record<string, string>;
}

export type ReadAnswer =
  | { answer: ServiceAnswer; fault?: undefined }
  | { fault: 'not_json' | 'bad_answer'; words: string };

/** Reads the body of an answer; words name the field that is wrong. */
export function readAnswer(body: string): ReadAnswer {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { fault: 'not_json', words: 'The answer is not JSON.' };
  }
  const read = serviceAnswer.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.join('.') || 'answer';
    return { fault: 'bad_answer', words: `${field}: ${issue?.message ?? 'is not right.'}` };
  }
  const { destination: to = null, callerName, variables = {} } = read.data;
  return {
    answer: { destination: to, variables, ...(callerName !== undefined && { callerName }) },
  };
}
