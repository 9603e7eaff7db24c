'use client';

import { Download, Plus, Upload } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { asApiError, callApi } from '@/components/api-client';
import { plural } from '@/components/format';
import { saveFile } from '@/components/save-file';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { toast } from '@/components/ui/toast';

const ImportDialog = dynamic(
  () => import('@/components/extensions/import-dialog').then((module) => module.ImportDialog),
  { ssr: false },
);

const WORDS = {
  export: 'Export',
  import: 'Import',
  create: 'New extension',
  file: 'extensions.csv',
  imported: (created: number, updated: number) =>
    `${plural(created, 'extension', 'extensions')} created, ${updated} changed.`,
};

export function ExtensionToolbar({ canWrite }: { canWrite: boolean }) {
  const router = useRouter();
  const [isImporting, setImporting] = useState(false);
  const [isExporting, setExporting] = useState(false);

  const exportAll = async () => {
    setExporting(true);
    try {
      saveFile(WORDS.file, 'text/csv', await callApi<string>('GET', '/extensions.csv'));
    } catch (error) {
      toast(asApiError(error).message, 'danger');
    } finally {
      setExporting(false);
    }
  };

  return (
    <>
      <Button busy={isExporting} onClick={exportAll}>
        <Download aria-hidden />
        {WORDS.export}
      </Button>
      {canWrite ? (
        <>
          <Button onClick={() => setImporting(true)}>
            <Upload aria-hidden />
            {WORDS.import}
          </Button>
          <ButtonLink variant="primary" href="/settings/extensions/new">
            <Plus aria-hidden />
            {WORDS.create}
          </ButtonLink>
        </>
      ) : null}
      {isImporting ? (
        <ImportDialog
          open
          onOpenChange={setImporting}
          onDone={({ created, updated }) => {
            toast(WORDS.imported(created, updated));
            router.refresh();
          }}
        />
      ) : null}
    </>
  );
}
