import type { z } from 'zod';
import type { Permission } from '@/lib/access/permissions';
import type { FaultCode } from './fault-codes';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * What the caller must have chosen before the handler runs: nothing, only who is asking, one PBX,
 * the PBXs of the platform or of a reseller, or the platform itself.
 */
export type Reach = 'none' | 'account' | 'tenant' | 'organisation' | 'platform';

/**
 * One operation of the API: read by the route wrapper, the OpenAPI document, the forms of the
 * cabinet and the generated refusal tests. Pure: no I/O.
 */
export interface Operation {
  id: string;
  method: Method;
  /** With `{name}` for parameters, as OpenAPI writes it. */
  path: `/api/v1/${string}`;
  tag: string;
  summary: string;
  description?: string;
  reach: Reach;
  permission: Permission | 'public';
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is text of this type and not JSON; `body` then checks the text. */
  bodyType?: 'text/csv';
  bodyBytesMax?: number;
  /** The body is a file of one of these types: the handler gets its bytes as `upload`. */
  uploadTypes?: readonly string[];
  /** Without one the answer is 204. */
  answer?: z.ZodType;
  /** The answer is text of this type and not JSON. */
  answerType?: 'text/csv';
  /** The answer is a file of this type, in parts when asked (RFC 9110 range requests). */
  fileType?: string;
  status?: 200 | 201;
  /** `/api/v1/extensions/{id}`: filled from the answer, sent as Location. */
  location?: string;
  /** The object has a version: If-Match is required. */
  ifMatch?: boolean;
  faults?: readonly FaultCode[];
}

/** Keeps the exact types, so a handler's input follows from the contract. */
export function operation<const O extends Operation>(described: O): O {
  return described;
}
