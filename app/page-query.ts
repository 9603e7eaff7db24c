import type { z } from 'zod';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/**
 * The filters of a list page as its API operation understands them. What does not fit is left out:
 * an address that somebody mangled still shows a list.
 */
export function readQuery<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<Shape>,
  given: Record<string, string | undefined>,
): { query: z.output<z.ZodObject<Shape>>; search: string } {
  const kept = Object.entries(given).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  const whole = schema.safeParse(Object.fromEntries(kept));
  if (whole.success) return { query: whole.data, search: searchOf(kept) };
  const wrong = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const fitting = kept.filter(([name]) => !wrong.has(name));
  return { query: schema.parse(Object.fromEntries(fitting)), search: searchOf(fitting) };
}

function searchOf(entries: [string, string][]): string {
  const search = new URLSearchParams(entries).toString();
  return search ? `?${search}` : '';
}

/** The first value of each parameter. */
export async function firstValues(
  params: SearchParams,
): Promise<Record<string, string | undefined>> {
  const entries = Object.entries(await params);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
