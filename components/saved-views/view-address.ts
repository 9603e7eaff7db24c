/** Which of the reports a view is of; it is a part of the path and not of what follows it. */
const REPORT = 'report';

/** What of the page's address a view keeps. */
export function viewQuery(pathname: string, search: string): string {
  const query = new URLSearchParams(search);
  // The opened call is no part of the view.
  query.delete('call');
  const [, page, report] = pathname.split('/');
  if (page === 'reports' && report) query.set(REPORT, report);
  return query.toString();
}

/** Where a view leads. */
export function viewAddress({ page, query }: { page: string; query: string }): string {
  const rest = new URLSearchParams(query);
  const report = page === 'reports' ? rest.get(REPORT) : null;
  rest.delete(REPORT);
  const path = report ? `/${page}/${encodeURIComponent(report)}` : `/${page}`;
  return rest.size > 0 ? `${path}?${rest}` : path;
}
