import type { z } from 'zod';
import { PERMISSIONS } from '@/lib/access/permissions';
import type { Operation } from '@/lib/http/operation';
import { OPERATIONS } from './operations';
import { PROBLEM, responsesOf } from './responses';
import { Components, type JsonSchema } from './schemas';

export const INTRODUCTION = `Everything the cabinet can do, and the only way it does it.

**Who asks.** \`Authorization: Bearer <token>\`, or the session of the cabinet. A token has scopes; it never may more than the person who made it.
**Which PBX.** A token of one PBX needs no word about it. Otherwise send \`X-Tenant-Id\`.
**Changing.** Objects have a \`version\`, also sent as \`ETag\`. Send it back as \`If-Match\`: nobody overwrites what he has not seen.
**Trying again.** Send an \`Idempotency-Key\` with a POST; the same request with the same key is done once and answered alike for 24 hours.
**Lists.** Pass \`nextCursor\` as \`cursor\` until it is null.
**Saved and live.** An answer holds \`sync\`: \`pending\` until every node has acknowledged, then \`live\`, or \`refused\` with the node's words.
**Times** are UTC (ISO 8601), durations milliseconds unless the name says otherwise.`;

interface Shape {
  properties?: Record<string, JsonSchema>;
  required?: string[];
}

function parameters(place: 'path' | 'query', schema: z.ZodType, components: Components) {
  const { properties = {}, required = [] } = components.of(schema, 'input') as Shape;
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

const header = (name: string) => ({ $ref: `#/components/parameters/${name}` });

function parametersOf(operation: Operation, components: Components): object[] {
  const { params, query, reach, method, ifMatch, permission } = operation;
  return [
    ...(params ? parameters('path', params, components) : []),
    ...(query ? parameters('query', query, components) : []),
    ...(reach === 'tenant' ? [header('TenantId')] : []),
    ...(ifMatch ? [header('IfMatch')] : []),
    ...(method === 'POST' && permission !== 'public' ? [header('IdempotencyKey')] : []),
  ];
}

/** Bytes are no JSON: OpenAPI 3.1 says so by a content type without a schema of its own. */
function uploadOf({ uploadTypes = [] }: Operation) {
  if (uploadTypes.length === 0) return {};
  const content = Object.fromEntries(uploadTypes.map((type) => [type, {}]));
  return { requestBody: { required: true, content } };
}

function describe(operation: Operation, components: Components): JsonSchema {
  const { id, tag, summary, description, permission, body, bodyType } = operation;
  const needs = permission === 'public' ? 'Open to everybody.' : `Needs \`${permission}\`.`;
  const schema = body && components.of(body, 'input');
  const required = body !== undefined && !body.safeParse(bodyType ? '' : {}).success;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, needs].filter(Boolean).join('\n\n'),
    security: permission === 'public' ? [] : [{ token: [permission] }, { session: [] }],
    parameters: parametersOf(operation, components),
    ...(schema && {
      requestBody: { required, content: { [bodyType ?? 'application/json']: { schema } } },
    }),
    ...uploadOf(operation),
    responses: responsesOf(operation, components),
  };
}

const PARAMETERS = {
  TenantId: {
    name: 'X-Tenant-Id',
    in: 'header',
    description: 'The PBX that is meant; a token of one PBX needs none.',
    schema: { type: 'string' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The version you change, in quotes.',
    schema: { type: 'string', examples: ['"3"'] },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Made by you for this request; up to 128 visible ASCII characters.',
    schema: { type: 'string', maxLength: 128 },
  },
};

const SECURITY = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description: `A token and its scopes:\n\n${Object.entries(PERMISSIONS)
      .map(([scope, words]) => `- \`${scope}\`: ${words}`)
      .join('\n')}`,
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'session',
    description: 'Of the cabinet; requests that change something must come from the same origin.',
  },
};

/** OpenAPI 3.1, folded from the contracts. Names no maker: it is served under every brand. */
export function openapiDocument(): JsonSchema {
  const components = new Components();
  const paths: Record<string, JsonSchema> = {};
  for (const operation of OPERATIONS) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = describe(operation, components);
  }
  const tags = [...new Set(OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name }));
  return {
    openapi: '3.1.0',
    info: { title: 'PBX API', version: '1', description: INTRODUCTION },
    servers: [{ url: '/' }],
    tags,
    paths,
    components: {
      schemas: { ...components.schemas, Problem: PROBLEM },
      parameters: PARAMETERS,
      securitySchemes: SECURITY,
    },
  };
}
