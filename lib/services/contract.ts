import { z } from 'zod';
import { destination } from '@/lib/destinations/contract';
import { operation } from '@/lib/http/operation';
import { defineObject, type ConfigOf } from '@/lib/objects/kind';
import { e164Field, idParam, instant, text } from '@/lib/shared/fields';
import { urlFault } from './url-rules';
import { VARIABLE_NAME, VARIABLE_VALUE_MAX } from './variable-rules';

export const SECRET_MIN = 16;

const serviceUrl = z
  .string()
  .trim()
  .max(500, 'At most 500 characters.')
  .superRefine((url, context) => {
    const message = urlFault(url);
    if (message) context.addIssue({ code: 'custom', message });
  })
  .meta({ example: 'https://crm.example.com/calls' });

const secret = z
  .string()
  .regex(/^[\x21-\x7e]*$/, 'Only letters, digits and signs of ASCII, no spaces.')
  .min(SECRET_MIN, `At least ${SECRET_MIN} characters.`)
  .max(128, 'At most 128 characters.');

/** The owner's own web service, asked during a call where the call goes. */
export const service = defineObject({
  kind: 'service',
  idKind: 'service',
  path: 'services',
  tag: 'Services',
  singular: 'service',
  schemaId: 'Service',
  numbered: false,
  config: {
    url: serviceUrl.describe(
      'Asked by POST during a call. Public addresses by https; others, and http, only where your provider allows the network',
    ),
    secret: secret.describe(
      'Signs every request: header X-Pbx-Signature is `sha256=` and the HMAC-SHA256 in hexadecimal of X-Pbx-Timestamp, a full stop and the body. Never shown again',
    ),
    fallback: destination.describe(
      'When there is no usable answer in two seconds, or the answer names no destination',
    ),
  },
  defaults: {},
  writeOnly: ['secret'],
  example: {
    name: 'Who looks after this customer?',
    url: 'https://crm.example.com/calls',
    secret: 'choose-a-long-secret',
    fallback: { kind: 'busy' },
  },
});

export type ServiceConfig = ConfigOf<(typeof service)['config']>;

const variables = z.record(
  z.string().regex(VARIABLE_NAME, 'Names begin with a letter: a–z, 0–9 and _.'),
  text(VARIABLE_VALUE_MAX),
);

/** What a service is sent. */
export const serviceQuestion = z
  .strictObject({
    requestId: z.string(),
    at: instant,
    tenantId: z.string(),
    serviceId: z.string(),
    callId: z.string().nullable().describe('Of the call log; null: a test'),
    isTest: z.boolean(),
    caller: z.string().nullable().describe('null: the caller hides the number'),
    callerName: z.string(),
    called: z.string().describe('The number of yours that was called, or what was dialled'),
    variables: z.record(z.string(), z.string()).describe('Collected from the caller before'),
  })
  .meta({ id: 'ServiceQuestion' });

export type ServiceQuestion = z.output<typeof serviceQuestion>;

export const REQUEST_FAULTS = [
  'switched_off',
  'too_many_requests',
  'unknown_host',
  'address_not_allowed',
  'http_not_allowed',
  'unreachable',
  'timeout',
  'bad_status',
  'too_large',
  'not_json',
  'bad_answer',
  'unknown_destination',
] as const;
export type RequestFault = (typeof REQUEST_FAULTS)[number];

export const serviceRequest = z
  .strictObject({
    id: z.string(),
    at: instant,
    reason: z.enum(['call', 'test']),
    outcome: z.enum(['ok', 'fallback']),
    fault: z.enum(REQUEST_FAULTS).nullable().describe('null: the answer was taken'),
    words: z.string().describe('What was wrong, or where the call went'),
    durationMs: z.int(),
    status: z.int().nullable().describe('Of HTTP; null: there was no answer'),
    question: serviceQuestion,
    answer: z.string().nullable().describe('As it came, at most 16 kB of it'),
  })
  .meta({ id: 'ServiceRequest' });

export type ServiceRequest = z.output<typeof serviceRequest>;

const common = { tag: 'Services', reach: 'tenant' } as const;

export const listServiceRequests = operation({
  ...common,
  id: 'listServiceRequests',
  method: 'GET',
  path: '/api/v1/services/{id}/requests',
  permission: 'services:read',
  summary: 'The last 50 requests to a service',
  description: 'Newest first, with what was answered and what came of it.',
  params: idParam,
  answer: z.strictObject({ items: z.array(serviceRequest) }),
});

export const testServiceBody = z
  .strictObject({
    callerNumber: e164Field.nullable().default(null).describe('null: the caller hides the number'),
    callerName: text(80).default(''),
    called: text(40).default(''),
    variables: variables.default({}),
  })
  .meta({ example: { callerNumber: '+4940123456', called: '+4930901820' } });

export type TestService = z.output<typeof testServiceBody>;

export const testService = operation({
  ...common,
  id: 'testService',
  method: 'POST',
  path: '/api/v1/services/{id}/test',
  permission: 'services:write',
  summary: 'Ask a service as a call would',
  description: 'Signed and checked the same way; `isTest` is true. No call is made.',
  params: idParam,
  body: testServiceBody,
  answer: serviceRequest,
});

export const resendServiceRequest = operation({
  ...common,
  id: 'resendServiceRequest',
  method: 'POST',
  path: '/api/v1/services/{id}/requests/{requestId}/resend',
  permission: 'services:write',
  summary: 'Send a request to a service again',
  description: 'The same question with a new id, time and signature; `isTest` is true.',
  params: z.strictObject({ id: z.string().max(128), requestId: z.string().max(128) }),
  answer: serviceRequest,
});
