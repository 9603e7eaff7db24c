import { formatDate, formatDateTime } from '@/components/format';
import { RemoveButton } from '@/components/remove-button';
import { Badge } from '@/components/ui/badge';
import { Cell, Row } from '@/components/ui/table';
import type { Token } from '@/lib/tokens/contract';

const WORDS = {
  never: 'Never',
  expired: 'Expired',
  revoke: 'Revoke',
  title: (name: string) => `Revoke ${name}?`,
  text: 'The program that uses it is refused from now on. This cannot be undone.',
  cancel: 'Cancel',
  done: 'The token was revoked.',
};

type TokenRowProps = { token: Token; timeZone: string; canWrite: boolean; nowMs: number };

export function TokenRow({ token, timeZone, canWrite, nowMs }: TokenRowProps) {
  const isExpired = token.expiresAt !== null && Date.parse(token.expiresAt) <= nowMs;
  return (
    <Row>
      <Cell>
        <span className="grid">
          <span className="font-medium">{token.name}</span>
          <span className="font-mono text-meta text-muted-foreground">{token.prefix}…</span>
        </span>
      </Cell>
      <Cell className="max-w-72">
        <span className="flex flex-wrap gap-1">
          {token.scopes.map((scope) => (
            <Badge key={scope}>{scope}</Badge>
          ))}
        </span>
      </Cell>
      <Cell className="whitespace-nowrap">
        {token.lastUsedAt ? formatDateTime(token.lastUsedAt, timeZone) : WORDS.never}
        {token.lastUsedIp ? (
          <span className="block text-meta text-muted-foreground">{token.lastUsedIp}</span>
        ) : null}
      </Cell>
      <Cell className="whitespace-nowrap">
        {token.expiresAt ? formatDate(token.expiresAt, timeZone) : WORDS.never}
        {isExpired ? (
          <Badge tone="warning" className="ml-2">
            {WORDS.expired}
          </Badge>
        ) : null}
      </Cell>
      <Cell className="text-right">
        {canWrite ? (
          <RemoveButton
            path={`/tokens/${token.id}`}
            version={token.version}
            label={WORDS.revoke}
            title={WORDS.title(token.name)}
            text={WORDS.text}
            cancelLabel={WORDS.cancel}
            done={WORDS.done}
          />
        ) : null}
      </Cell>
    </Row>
  );
}
