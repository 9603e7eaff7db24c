import { formatDateTime } from '@/components/format';
import { ActionMenu, type Action } from '@/components/ui/action-menu';
import { Badge } from '@/components/ui/badge';
import { Initials } from '@/components/ui/initials';
import { StatusDot } from '@/components/ui/status-dot';
import { Cell, Row } from '@/components/ui/table';
import { ROLE_WORDS, STATUS_WORDS } from '@/components/users/user-words';
import type { User } from '@/lib/users/contract';

export type UserAction = 'change' | 'password' | 'disable' | 'enable' | 'remove';

const WORDS = {
  actions: 'Actions for',
  you: 'You',
  never: 'Never',
  change: 'Change…',
  password: 'New password, sign out everywhere…',
  disable: 'Disable…',
  enable: 'Enable',
  remove: 'Take out of this PBX…',
};

type UserRowProps = {
  user: User;
  isSelf: boolean;
  timeZone: string;
  canWrite: boolean;
  onAction: (action: UserAction) => void;
};

export function UserRow({ user, isSelf, timeZone, canWrite, onAction }: UserRowProps) {
  const status = STATUS_WORDS[user.status];
  const act = (action: UserAction, extra: Partial<Action> = {}): Action => ({
    label: WORDS[action],
    onSelect: () => onAction(action),
    ...extra,
  });
  const actions = [
    act('change'),
    act('password'),
    ...(isSelf
      ? []
      : [
          act(user.status === 'active' ? 'disable' : 'enable'),
          act('remove', { danger: true, apart: true }),
        ]),
  ];
  return (
    <Row>
      <Cell>
        <span className="flex items-center gap-2.5">
          <Initials name={user.name} />
          <span className="grid">
            <span className="flex items-center gap-2 font-medium">
              {user.name}
              {isSelf ? <Badge tone="brand">{WORDS.you}</Badge> : null}
            </span>
            <span className="text-meta text-muted-foreground">{user.email}</span>
          </span>
        </span>
      </Cell>
      <Cell>{ROLE_WORDS[user.role].name}</Cell>
      <Cell>
        <StatusDot tone={status.tone} hollow={user.status === 'disabled'}>
          {status.name}
        </StatusDot>
      </Cell>
      <Cell className="whitespace-nowrap">
        {user.lastSignInAt ? formatDateTime(user.lastSignInAt, timeZone) : WORDS.never}
      </Cell>
      <Cell>
        {canWrite ? <ActionMenu label={`${WORDS.actions} ${user.name}`} actions={actions} /> : null}
      </Cell>
    </Row>
  );
}
