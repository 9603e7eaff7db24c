import { ExportButton } from '@/components/exports/export-button';
import { SavedViewsButton } from '@/components/saved-views/saved-views-button';

/** What can be done with the calls that the page shows. `search`: see ExportButton. */
export function CallActions({ search, timeZone }: { search: string; timeZone: string }) {
  return (
    <>
      <SavedViewsButton page="calls" timeZone={timeZone} />
      <ExportButton search={search} />
    </>
  );
}
