'use client';

import { callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { ScheduleFields } from '@/components/saved-views/schedule-fields';
import { scheduleOf, valuesOf, type ViewValues } from '@/components/saved-views/view-values';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { useForm } from '@/components/use-form';
import type { SavedView } from '@/lib/saved-views/contract';

const WORDS = {
  name: 'Name',
  shared: 'Share with the team',
  replace: 'Replace its filters by those of the page as it is now',
  mail: 'Send by e-mail',
  cancel: 'Back',
  save: 'Save',
  saved: 'The view is saved.',
};

type ViewFormProps = {
  page: 'calls' | 'reports';
  timeZone: string;
  /** Of the page now. */
  query: string;
  /** Null: a new one. */
  view: SavedView | null;
  onDone: () => void;
  onCancel: () => void;
};

async function save(
  { page, query, view }: Pick<ViewFormProps, 'page' | 'query' | 'view'>,
  values: ViewValues,
): Promise<void> {
  const { name, shared, replace } = values;
  const body = {
    ...{ name, shared, ...(replace && { query }) },
    ...(page === 'calls' && { schedule: scheduleOf(values) }),
  };
  if (!view) await callApi<SavedView>('POST', '/saved-views', { body: { ...body, page } });
  else {
    const { version } = view;
    await callApi<SavedView>('PATCH', `/saved-views/${view.id}`, { body, version });
  }
}

export function ViewForm({ page, timeZone, query, view, onDone, onCancel }: ViewFormProps) {
  const form = useForm<ViewValues>({
    initial: valuesOf(view),
    fieldsOf: (values) => ({ ...values, schedule: values.mail }),
    submit: async (values) => {
      await save({ page, query, view }, values);
      toast(WORDS.saved);
      onDone();
    },
  });
  const { values, set, fieldErrors } = form;
  const flag = (name: 'shared' | 'replace' | 'mail') => (
    <label className="flex items-center gap-2.5">
      <Checkbox checked={values[name]} onChange={(event) => set(name, event.target.checked)} />
      {WORDS[name]}
    </label>
  );
  return (
    <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-4">
      <FormError>{form.formError}</FormError>
      <Field label={WORDS.name} error={fieldErrors.name}>
        {(control) => (
          <Input
            {...control}
            required
            maxLength={80}
            autoComplete="off"
            value={values.name}
            onChange={(event) => set('name', event.target.value)}
          />
        )}
      </Field>
      {flag('shared')}
      {view ? flag('replace') : null}
      {page === 'calls' ? flag('mail') : null}
      {values.mail ? (
        <ScheduleFields values={values} errors={fieldErrors} timeZone={timeZone} set={set} />
      ) : null}
      <DialogActions>
        <Button onClick={onCancel}>{WORDS.cancel}</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          {WORDS.save}
        </Button>
      </DialogActions>
    </form>
  );
}
