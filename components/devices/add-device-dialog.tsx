'use client';

import { callApi } from '@/components/api-client';
import { FormError } from '@/components/form-error';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useForm } from '@/components/use-form';
import type { DeviceWithSip, SipSettings } from '@/lib/devices/contract';

const WORDS = {
  title: 'Add a device',
  text: 'A desk phone, a softphone, a mobile app: each gets an account of its own.',
  label: 'What is it?',
  hint: 'For you, to tell devices apart.',
  initial: 'Desk phone',
  submit: 'Add and show the account',
  cancel: 'Cancel',
};

type AddDeviceDialogProps = {
  extensionId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSecret: (sip: SipSettings) => void;
};

export function AddDeviceDialog(props: AddDeviceDialogProps) {
  const { extensionId, onOpenChange, onSecret } = props;
  const form = useForm({
    initial: { label: WORDS.initial },
    submit: async (values) => {
      const path = `/extensions/${extensionId}/devices`;
      const device = await callApi<DeviceWithSip>('POST', path, { body: values });
      onSecret(device.sip);
    },
  });
  return (
    <Dialog
      open={props.open}
      onOpenChange={onOpenChange}
      title={WORDS.title}
      description={WORDS.text}
      closeLabel={WORDS.cancel}
    >
      <form ref={form.formRef} onSubmit={form.onSubmit} className="grid gap-4">
        <FormError>{form.formError}</FormError>
        <Field label={WORDS.label} hint={WORDS.hint} error={form.fieldErrors.label}>
          {(control) => (
            <Input
              {...control}
              value={form.values.label}
              required
              maxLength={80}
              onChange={(event) => form.set('label', event.target.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>{WORDS.cancel}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {WORDS.submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
