import { FAULTS, type FaultCode } from './fault-codes';

export interface FieldError {
  field: string;
  message: string;
  /** Of a text file; the header is line 1. */
  line?: number;
}

export interface FaultDetail {
  /** What the caller may read: what is wrong and what to do. Ends up in `detail`. */
  public: string;
  /** Short for one entry of `errors` with the public words. */
  field?: string;
  errors?: readonly FieldError[];
  headers?: Readonly<Record<string, string>>;
  /** For the log only. */
  internal?: unknown;
}

/** A failure with a code of the closed list. Everything else that is thrown is a defect: 500. */
export class Fault extends Error {
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly code: FaultCode,
    readonly detail: FaultDetail,
  ) {
    super(detail.public, detail.internal instanceof Error ? { cause: detail.internal } : undefined);
    this.name = 'Fault';
    const own = detail.field === undefined ? [] : [{ field: detail.field, message: detail.public }];
    this.errors = detail.errors ?? own;
    this.headers = detail.headers ?? {};
  }

  get status(): number {
    return FAULTS[this.code].status;
  }
}

export function fault(code: FaultCode, detail: FaultDetail): Fault {
  return new Fault(code, detail);
}

/** Not there, and not yours: one answer, so a stranger learns nothing from it. */
export function notFound(what: string): Fault {
  return fault('not_found', { public: `There is no such ${what}.` });
}

export function unavailable(internal: unknown): Fault {
  return fault('unavailable', {
    public:
      'The database cannot be reached at the moment; phones and calls go on. Try again shortly, with the same Idempotency-Key if you sent one.',
    headers: { 'Retry-After': '3' },
    internal,
  });
}
