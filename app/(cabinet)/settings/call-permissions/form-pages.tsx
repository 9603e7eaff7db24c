import { objectFormPages } from '@/app/(cabinet)/settings/object-form-pages';
import {
  CallPermissionForm,
  type CallPermissionValue,
} from '@/components/call-permissions/call-permission-form';
import { CALL_PERMISSION_WORDS } from '@/components/call-permissions/call-permission-words';
import { callPermission } from '@/lib/call-permissions/contract';

export const CALL_PERMISSION_FORM_PAGES = objectFormPages<CallPermissionValue, object>({
  kind: callPermission,
  words: CALL_PERMISSION_WORDS,
  blank: { who: { everybody: false, extensions: [], groups: [] }, may: [] },
  form: CallPermissionForm,
});
