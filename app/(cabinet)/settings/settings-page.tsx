import type { ReactElement } from 'react';
import { namesIn } from '@/app/(cabinet)/settings/names-in';
import type { ObjectForm } from '@/components/objects/object-form';
import { SettingsEditor } from '@/components/objects/settings-editor';
import { PageHeader } from '@/components/ui/page-header';
import { requireScope } from '@/lib/access/require-scope';
import type { TenantScope } from '@/lib/access/scope';
import { permissionOf, type ObjectKind } from '@/lib/objects/kind';
import { getSingleton } from '@/lib/objects/singleton';
import type { Singleton } from '@/lib/objects/singleton-contract';

type SettingsPageOf<Config extends object, Choices extends object> = {
  kind: ObjectKind;
  title: string;
  note: string;
  form: ObjectForm<Config, Choices>;
  /** What the form chooses from, beside the objects that its pickers find by themselves. */
  choices?: (scope: TenantScope) => Promise<Choices>;
};

/** The page of what a PBX has once. */
export function settingsPage<Config extends object, Choices extends object = object>(
  page: SettingsPageOf<Config, Choices>,
) {
  const { kind, choices } = page;
  return async function SettingsPage(): Promise<ReactElement> {
    const scope = await requireScope(permissionOf(kind, 'read'));
    const settings = await getSingleton(kind, scope);
    const [names, chosen] = await Promise.all([
      namesIn(scope, [settings]),
      choices ? choices(scope) : ({} as Choices),
    ]);
    return (
      <>
        <PageHeader title={page.title} note={page.note} />
        <SettingsEditor<Config, Choices>
          path={kind.path}
          // What is stored has been checked by the kind's contract; its form speaks of the same fields.
          settings={settings as Singleton & Config}
          form={page.form}
          choices={chosen}
          names={Object.values(names)}
          canWrite={scope.permissions.has(permissionOf(kind, 'write'))}
        />
      </>
    );
  };
}
