import { blockedWords, matchWords } from '@/components/block-list/block-words';
import { formatDateTime } from '@/components/format';
import { ActionMenu } from '@/components/ui/action-menu';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { Cell, Row } from '@/components/ui/table';
import type { BlockEntry } from '@/lib/block-list/contract';

const WORDS = {
  select: (who: string) => `Select ${who}`,
  actions: (who: string) => `Actions for ${who}`,
  note: 'Change the note…',
  allow: 'Let it call again…',
};

export type BlockAct = 'note' | 'allow';

type BlockRowProps = {
  entry: BlockEntry;
  timeZone: string;
  isSelected: boolean;
  onToggle: () => void;
  /** Undefined for those who may only look. */
  onAct: ((action: BlockAct) => void) | undefined;
};

export function BlockRow({ entry, timeZone, isSelected, onToggle, onAct }: BlockRowProps) {
  const who = blockedWords(entry);
  return (
    <Row aria-selected={onAct ? isSelected : undefined}>
      {onAct ? (
        <Cell className="w-8 pr-0">
          <Checkbox aria-label={WORDS.select(who)} checked={isSelected} onChange={onToggle} />
        </Cell>
      ) : null}
      <Cell className="font-medium whitespace-nowrap">{who}</Cell>
      <Cell className="hidden sm:table-cell">
        <Badge>{matchWords(entry)}</Badge>
      </Cell>
      <Cell className="max-w-72 truncate">{entry.note}</Cell>
      <Cell className="hidden text-muted-foreground md:table-cell">
        {entry.createdBy}, {formatDateTime(entry.createdAt, timeZone)}
      </Cell>
      {onAct ? (
        <Cell className="text-right">
          <ActionMenu
            label={WORDS.actions(who)}
            actions={[
              { label: WORDS.note, onSelect: () => onAct('note') },
              { label: WORDS.allow, danger: true, apart: true, onSelect: () => onAct('allow') },
            ]}
          />
        </Cell>
      ) : null}
    </Row>
  );
}
