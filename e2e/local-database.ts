const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Tests write and delete at will: they refuse any database that is not on this machine. */
export function assertLocalDatabase(url: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  if (!LOCAL.has(host)) throw new Error(`Tests run only against a local database, not "${host}".`);
  return url;
}
