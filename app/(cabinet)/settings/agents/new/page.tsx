import type { Metadata } from 'next';
import { AGENT_FORM_PAGES } from '@/app/(cabinet)/settings/agents/form-pages';
import { AGENT_WORDS } from '@/components/agents/agent-words';

export const metadata: Metadata = { title: AGENT_WORDS.one };

export default AGENT_FORM_PAGES.New;
