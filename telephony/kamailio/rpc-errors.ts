/** Nobody answered, or not in time: try again. */
export class ProxyUnavailable extends Error {
  override readonly name = 'ProxyUnavailable';
  readonly kind = 'unavailable';
}

/** Kamailio answered and said no; the message is in its own words. */
export class ProxyRefused extends Error {
  override readonly name = 'ProxyRefused';
  readonly kind = 'refused';
  constructor(
    readonly method: string,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}
