import { z } from 'zod';
import type { ServiceQuestion } from '@/lib/services/contract';
import { VARIABLE_NAME, VARIABLE_VALUE_MAX, VARIABLES_MAX } from '@/lib/services/variable-rules';
import { cleanText } from '../records/clean-text';

/** What is known of the call when a service is asked. */
export type Circumstances = Pick<
  ServiceQuestion,
  'callId' | 'caller' | 'callerName' | 'called' | 'variables'
>;

const line = (length: number) => z.string().transform((text) => cleanText(text, length));
const NUMBER = /^\+?[0-9]{1,32}$/;
const VARIABLE = 'var_';

/** As steps/ask.lua sends it: a flat object of texts, what callers pressed under `var_<name>`. */
const sent = z
  .object({
    domain: z.string().regex(/^[a-z0-9.-]{1,190}$/),
    service: z.string().regex(/^svc_[0-9a-z]{20}$/),
    call_id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    caller: z.string().default(''),
    caller_name: line(80).default(''),
    called: line(64).default(''),
  })
  .catchall(line(VARIABLE_VALUE_MAX));

export interface NodeQuestion {
  sipDomain: string;
  serviceId: string;
  circumstances: Circumstances;
}

/** Hexadecimal digits of JSON: nothing else can stand in a command of the switch. @throws ZodError */
export function readNodeQuestion(hex: string): NodeQuestion {
  const text = Buffer.from(
    z
      .string()
      .regex(/^[0-9a-f]+$/)
      .parse(hex.trim()),
    'hex',
  ).toString();
  const {
    domain,
    service,
    call_id: callId,
    caller,
    caller_name,
    called,
    ...rest
  } = sent.parse(JSON.parse(text) as unknown);
  const variables = Object.entries(rest)
    .filter(([name]) => name.startsWith(VARIABLE))
    .map(([name, value]): [string, string] => [name.slice(VARIABLE.length), value])
    .filter(([name]) => VARIABLE_NAME.test(name))
    .slice(0, VARIABLES_MAX);
  return {
    ...{ sipDomain: domain, serviceId: service },
    circumstances: {
      ...{ callId, callerName: caller_name, called, variables: Object.fromEntries(variables) },
      caller: NUMBER.test(caller) ? caller : null,
    },
  };
}

/** As the web app asks for a test. */
export const testQuestion = z.strictObject({
  tenantId: z.string().max(32),
  serviceId: z.string().max(32),
  caller: z.string().max(40).nullable(),
  callerName: z.string().max(80),
  called: z.string().max(64),
  variables: z.record(z.string(), z.string()),
});
