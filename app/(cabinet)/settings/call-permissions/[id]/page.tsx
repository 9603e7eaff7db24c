import type { Metadata } from 'next';
import { CALL_PERMISSION_FORM_PAGES } from '@/app/(cabinet)/settings/call-permissions/form-pages';
import { CALL_PERMISSION_WORDS } from '@/components/call-permissions/call-permission-words';

export const metadata: Metadata = { title: CALL_PERMISSION_WORDS.one };

export default CALL_PERMISSION_FORM_PAGES.One;
