import type { Metadata } from 'next';
import { API_DOCS } from '@/components/api-docs';
import { TokenList } from '@/components/tokens/token-list';
import { requireScope } from '@/lib/access/require-scope';
import { PERMISSIONS, type Permission } from '@/lib/access/permissions';
import { getOwnTenant } from '@/lib/tenants/queries';
import { listTokens as listOperation } from '@/lib/tokens/contract';
import { listTokens } from '@/lib/tokens/queries';

const WORDS = {
  title: 'API tokens',
  note: 'What you do here, a program can do through the API.',
  docs: 'Read its documentation',
};

/** Only what concerns one PBX; the rest belongs to tokens of the platform. */
const OF_PLATFORM = /^(?:tenants|media-nodes|trunks|account):/;

export const metadata: Metadata = { title: WORDS.title };

export default async function TokensPage() {
  const scope = await requireScope('tokens:read');
  const [tenant, first] = await Promise.all([
    getOwnTenant(scope),
    listTokens(scope, listOperation.query.parse({})),
  ]);
  const choices = (Object.entries(PERMISSIONS) as [Permission, string][])
    .filter(([name]) => scope.permissions.has(name) && !OF_PLATFORM.test(name))
    .map(([name, meaning]) => ({ name, meaning }));
  return (
    <TokenList
      title={WORDS.title}
      note={
        <>
          {WORDS.note}{' '}
          <a className="text-brand-text underline underline-offset-2" href={API_DOCS}>
            {WORDS.docs}
          </a>
        </>
      }
      first={first}
      choices={choices}
      timeZone={tenant.timezone}
      canWrite={scope.permissions.has('tokens:write')}
      nowMs={Date.now()}
    />
  );
}
