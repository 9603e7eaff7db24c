/**
 * Every way a request can fail. The status and the words of the title hang on the code; the address
 * of the type is `/api/v1/docs#<code>`.
 */
export const FAULTS = {
  invalid_input: { status: 400, title: 'The request is not valid' },
  malformed_json: { status: 400, title: 'The body is not JSON' },
  tenant_required: { status: 400, title: 'Say which PBX is meant' },
  unauthenticated: { status: 401, title: 'Sign in, or send a token' },
  forbidden: { status: 403, title: 'Not allowed' },
  origin_refused: { status: 403, title: 'The request came from another site' },
  tenant_suspended: { status: 403, title: 'This PBX is suspended' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'This method is not offered here' },
  conflict: { status: 409, title: 'The request conflicts with what is stored' },
  in_use: { status: 409, title: 'Something still leads here' },
  idempotency_running: { status: 409, title: 'The first request with this key is still running' },
  stale_version: { status: 412, title: 'It was changed in the meantime' },
  body_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The content type is not taken here' },
  range_not_satisfiable: { status: 416, title: 'The file has no such part' },
  invalid_audio: { status: 422, title: 'The file is no sound that can be played' },
  idempotency_reused: { status: 422, title: 'The key was used for another request' },
  period_too_long: { status: 422, title: 'The period is too long' },
  invalid_csv: { status: 422, title: 'The file has lines with errors' },
  version_required: { status: 428, title: 'Send the version you change' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'The service is briefly unavailable' },
} as const satisfies Record<string, { status: number; title: string }>;

export type FaultCode = keyof typeof FAULTS;
