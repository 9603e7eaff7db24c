'use client';

import { useState, type ChangeEvent } from 'react';
import { asApiError, callApi, type FieldProblem } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { LineProblems } from '@/components/line-problems';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import type { ImportResult } from '@/lib/extensions/bulk-contract';

const WORDS = {
  title: 'Import extensions',
  text: 'Columns: number, name, email, enabled, ring_timeout_seconds, outbound_caller_id. Only number and name are needed. A number that exists is changed, another is created.',
  file: 'CSV file',
  hint: 'UTF-8, at most 2 MB. First it is only checked.',
  bad: 'Nothing was changed. Mend these lines and choose the file again:',
  ready: ({ created, updated, unchanged }: ImportResult) =>
    `The file is good: ${created} to create, ${updated} to change, ${unchanged} as they are.`,
  cancel: 'Cancel',
  apply: 'Import',
};

type ImportDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone: (result: ImportResult) => void;
};

type Checked = { text: string; result: ImportResult };

const send = (text: string, dryRun: boolean) =>
  callApi<ImportResult>('POST', `/extensions/import?dryRun=${dryRun}`, {
    body: text,
    contentType: 'text/csv',
  });

export function ImportDialog({ open, onOpenChange, onDone }: ImportDialogProps) {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [errors, setErrors] = useState<readonly FieldProblem[]>([]);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const attempt = async (act: () => Promise<void>) => {
    setBusy(true);
    setErrors([]);
    setError(null);
    try {
      await act();
    } catch (thrown) {
      const problem = asApiError(thrown);
      setChecked(null);
      setErrors(problem.errors);
      if (problem.errors.length === 0) setError(problem.message);
    } finally {
      setBusy(false);
    }
  };

  const check = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (!file) return;
    void attempt(async () => {
      const text = await file.text();
      setChecked({ text, result: await send(text, true) });
    });
  };

  const close = () => {
    onOpenChange(false);
    setChecked(null);
    setErrors([]);
    setError(null);
  };

  const apply = () =>
    attempt(async () => {
      if (!checked) return;
      onDone(await send(checked.text, false));
      close();
    });

  return (
    <Dialog
      wide
      open={open}
      onOpenChange={close}
      title={WORDS.title}
      description={WORDS.text}
      closeLabel={WORDS.cancel}
    >
      <Field label={WORDS.file} hint={WORDS.hint}>
        {(control) => (
          <Input
            {...control}
            type="file"
            accept=".csv,text/csv"
            className="py-1.5"
            onChange={check}
          />
        )}
      </Field>
      <FormError>{error}</FormError>
      <LineProblems title={WORDS.bad} errors={errors} />
      {checked ? (
        <Notice tone="info" live>
          {WORDS.ready(checked.result)}
        </Notice>
      ) : null}
      <DialogActions>
        <Button onClick={close}>{WORDS.cancel}</Button>
        <Button variant="primary" busy={busy} disabled={!checked} onClick={apply}>
          {WORDS.apply}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
