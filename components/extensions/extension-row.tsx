import Link from 'next/link';
import { ReachDot } from '@/components/devices/registration-dot';
import { SyncBadge } from '@/components/sync/sync-badge';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { Cell, Row } from '@/components/ui/table';
import type { Extension } from '@/lib/extensions/contract';

const WORDS = {
  select: (extension: Extension) => `Select ${extension.number} ${extension.name}`,
  disabled: 'Disabled',
  seconds: (count: number) => `${count} s`,
};

type ExtensionRowProps = {
  extension: Extension;
  isSelected: boolean;
  /** Absent: this person changes nothing here. */
  onToggle: (() => void) | undefined;
};

export function ExtensionRow({ extension, isSelected, onToggle }: ExtensionRowProps) {
  const href = `/settings/extensions/${extension.id}`;
  return (
    <Row aria-selected={isSelected}>
      {onToggle ? (
        <Cell className="pr-0">
          <Checkbox aria-label={WORDS.select(extension)} checked={isSelected} onChange={onToggle} />
        </Cell>
      ) : null}
      <Cell className="font-medium">{extension.number}</Cell>
      <Cell className="max-w-56">
        <Link href={href} className="block truncate rounded-sm font-medium hover:underline">
          {extension.name}
        </Link>
      </Cell>
      <Cell className="hidden max-w-56 truncate text-muted-foreground lg:table-cell">
        {extension.email}
      </Cell>
      <Cell>
        {extension.enabled ? (
          <ReachDot devices={extension.devices} />
        ) : (
          <Badge>{WORDS.disabled}</Badge>
        )}
      </Cell>
      <Cell className="hidden text-right lg:table-cell">
        {WORDS.seconds(extension.ringTimeoutSeconds)}
      </Cell>
      <Cell>
        <SyncBadge kind="extension" id={extension.id} sync={extension.sync} />
      </Cell>
    </Row>
  );
}
