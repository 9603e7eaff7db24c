import type { CompileObject } from '@/lib/call-plan/compile';
import type { GuardedStep, MenuStep } from '@/lib/call-plan/plan';
import type { MenuConfig } from './contract';

/** Digits first, if they are asked for; then the branches; then greeting and keys. */
export const compileMenu: CompileObject<MenuConfig> = ({ id, name, config }) => {
  const { collect, branches, onTimeout } = config;
  return {
    ...{ id, kind: 'menu', name },
    steps: [
      { do: 'mark', name: 'menu', value: id },
      ...(collect ? [collectStep(collect)] : []),
      ...branches.map(({ when, to }): GuardedStep => ({ do: 'when', if: [when], go: to })),
      ...(hasKeys(config) ? [menuStep(config)] : []),
      onTimeout ? { do: 'go', to: onTimeout } : { do: 'end', as: 'done' },
    ],
  };
};

/** With neither, it is a fork of branches that says nothing. */
function hasKeys({ greeting, keys, dialExtensions }: MenuConfig): boolean {
  return greeting !== null || keys.length > 0 || dialExtensions;
}

function collectStep({ prompt, ...rest }: NonNullable<MenuConfig['collect']>): GuardedStep {
  return { do: 'collect', ...rest, ...(prompt && { prompt }) };
}

function menuStep(config: MenuConfig): MenuStep {
  const { greeting, keys, timeoutSeconds, tries, invalidSound } = config;
  const { dialExtensions, lifetimeSeconds, onTimeout } = config;
  const onInvalid = config.onInvalid ?? onTimeout;
  return {
    ...{ do: 'menu', timeoutSeconds, tries },
    keys: keys.map(({ digits, to }) => ({ digits, go: to })),
    ...(greeting && { greeting }),
    ...(invalidSound && { invalidSound }),
    ...(dialExtensions && { dialExtensions: true as const }),
    ...(lifetimeSeconds !== null && { lifetimeSeconds }),
    ...(onTimeout && { onTimeout }),
    ...(onInvalid && { onInvalid }),
  };
}
