import { fault } from './fault';

export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * The version the caller has seen. A weak tag is taken too: reverse proxies that compress weaken
 * strong ones on the way (RFC 9110 section 8.8.1), and ours name a version, not bytes.
 */
export function requireIfMatch(headers: Headers): number {
  const given = headers.get('if-match');
  if (given === null) {
    throw fault('version_required', {
      public: 'Send the version you change as If-Match, such as If-Match: "3".',
      field: 'If-Match',
    });
  }
  const version = /^(?:W\/)?"([1-9][0-9]{0,8})"$/.exec(given.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw fault('invalid_input', {
    public: 'If-Match must be one version in quotes, such as "3".',
    field: 'If-Match',
  });
}
