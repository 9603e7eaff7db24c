'use client';

import { useRouter } from 'next/navigation';
import { callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { useForm } from '@/components/use-form';
import type { ExportFile } from '@/lib/exports/contract';

const WORDS = {
  title: 'Export calls',
  text: 'All calls that fit the filters of this page, in a file. It is written in the background; you can go on working.',
  format: 'Format',
  csv: 'CSV, for programs and every spreadsheet',
  xlsx: 'XLSX, for Excel and LibreOffice',
  csvHint:
    'Text that a spreadsheet could take for a formula, numbers too, begins with an apostrophe.',
  xlsxHint: 'Numbers and times are cells of their own kind.',
  mark: 'For Excel: mark the file as UTF-8',
  cancel: 'Cancel',
  start: 'Write the file',
  started: 'The export has begun.',
};

const FLAGS = new Set(['missed', 'recorded', 'voicemail']);
const PAGING = new Set(['limit', 'cursor']);

/** Flags are words in an address and true or false in JSON. */
function filterOf(search: string): Record<string, string | boolean> {
  const given = [...new URLSearchParams(search)].filter(([name]) => !PAGING.has(name));
  return Object.fromEntries(
    given.map(([name, word]) => [name, FLAGS.has(name) ? word === 'true' : word]),
  );
}

const INITIAL = { format: 'csv', byteOrderMark: true };

export function ExportDialog({ search, onClose }: { search: string; onClose: () => void }) {
  const router = useRouter();
  const form = useForm({
    initial: INITIAL,
    submit: async ({ format, byteOrderMark }) => {
      const body = { format, byteOrderMark, filter: filterOf(search) };
      await callApi<ExportFile>('POST', '/exports', { body });
      toast(WORDS.started);
      router.push('/exports');
    },
  });
  const { format } = form.values;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={WORDS.title}
      description={WORDS.text}
      closeLabel={WORDS.cancel}
    >
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-4">
        <FormError>{form.formError}</FormError>
        <Field
          label={WORDS.format}
          hint={format === 'csv' ? WORDS.csvHint : WORDS.xlsxHint}
          error={form.fieldErrors.format}
        >
          {(control) => (
            <Select
              {...control}
              value={format}
              onChange={(event) => form.set('format', event.target.value)}
            >
              <option value="csv">{WORDS.csv}</option>
              <option value="xlsx">{WORDS.xlsx}</option>
            </Select>
          )}
        </Field>
        {format === 'csv' ? (
          <label className="flex items-center gap-2.5">
            <Checkbox
              checked={form.values.byteOrderMark}
              onChange={(event) => form.set('byteOrderMark', event.target.checked)}
            />
            {WORDS.mark}
          </label>
        ) : null}
        <DialogActions>
          <Button onClick={onClose}>{WORDS.cancel}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {WORDS.start}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
