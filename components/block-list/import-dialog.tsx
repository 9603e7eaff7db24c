'use client';

import { useState, type ChangeEvent } from 'react';
import { asApiError, callApi, type FieldProblem } from '@/components/api-client';
import { ImportedLines } from '@/components/block-list/imported-lines';
import { FormError } from '@/components/form-error';
import { plural } from '@/components/format';
import { LineProblems } from '@/components/line-problems';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { BlockImportResult } from '@/lib/block-list/contract';

const WORDS = {
  title: 'Import a block list',
  text: 'A line for each: a number, a pattern such as +4930*, or the word anonymous. After a comma or semicolon there may be a note.',
  file: 'CSV or text file',
  hint: 'UTF-8, at most 50,000 lines. First it is only checked.',
  bad: 'Nothing was changed. Mend these lines and choose the file again:',
  cancel: 'Cancel',
  apply: ({ created }: BlockImportResult) => `Block ${plural(created, 'entry', 'entries')}`,
  check: 'Block',
};

type ImportDialogProps = {
  onClose: () => void;
  onDone: (result: BlockImportResult) => void;
};

type Checked = { text: string; result: BlockImportResult };

const send = (text: string, dryRun: boolean) =>
  callApi<BlockImportResult>('POST', `/block-list/import?dryRun=${dryRun}`, {
    body: text,
    contentType: 'text/csv',
  });

/** Checks a file first and says what would become of each line; only then it is taken. */
export function ImportDialog({ onClose, onDone }: ImportDialogProps) {
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

  const apply = () =>
    attempt(async () => {
      if (checked) onDone(await send(checked.text, false));
    });

  return (
    <Dialog
      wide
      open
      onOpenChange={onClose}
      title={WORDS.title}
      description={WORDS.text}
      closeLabel={WORDS.cancel}
    >
      <Field label={WORDS.file} hint={WORDS.hint}>
        {(control) => (
          <Input
            {...control}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            className="py-1.5"
            onChange={check}
          />
        )}
      </Field>
      <FormError>{error}</FormError>
      <LineProblems title={WORDS.bad} errors={errors} />
      {checked ? <ImportedLines result={checked.result} /> : null}
      <DialogActions>
        <Button onClick={onClose}>{WORDS.cancel}</Button>
        <Button
          variant="primary"
          busy={busy}
          disabled={!checked || checked.result.created === 0}
          onClick={apply}
        >
          {checked ? WORDS.apply(checked.result) : WORDS.check}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
