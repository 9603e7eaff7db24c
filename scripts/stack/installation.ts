import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SetUpOrder, SetUpResult } from '@/prisma/set-up';
import { writeSettings } from '../plan/settings-file';
import { runCommand } from '../run-command';
import { childEnvironment } from './child-environment';
import type { Stack } from './stack';

const NODE_HOST = '127.0.0.1';

function orderOf(stack: Stack, demo: boolean): SetUpOrder {
  const { plan, secrets, settings, directories } = stack;
  const [ports] = plan.mediaNodes;
  if (!ports) throw new Error('The plan has no media node.');
  return {
    operatorPassword: secrets.OPERATOR_PASSWORD,
    mediaNode: {
      sipHost: NODE_HOST,
      sipPort: ports.sip,
      eslHost: NODE_HOST,
      eslPort: ports.esl,
      eslPassword: secrets.ESL_PASSWORD,
    },
    // Once made it is the user's: what is deleted there stays deleted.
    demo:
      demo && !existsSync(directories.demoFile)
        ? {
            publicUrl: settings['APP_PUBLIC_URL'] ?? `http://${stack.host}:${plan.web}`,
            password: secrets.DEMO_PASSWORD,
            recordDirectory: recordDirectory(stack),
          }
        : null,
  };
}

function recordDirectory({ directories }: Stack): string {
  return join(directories.data, 'media-1', 'cdr');
}

/** Without the demo data's file nobody would know their passwords: so it appears whole or not at all. */
function writeDemoFile({ directories }: Stack, access: unknown): void {
  const draft = `${directories.demoFile}.new`;
  writeFileSync(draft, `${JSON.stringify(access, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(draft, directories.demoFile);
}

/**
 * The rows without which nobody could sign in, and the demo data. In a process of its own, with the
 * settings and the rights of the web app. Returns the stack that knows its media node.
 */
export async function install(
  stack: Stack,
  demo: boolean,
): Promise<{ stack: Stack; note: string | undefined }> {
  const result = await runCommand(process.execPath, ['--import', 'tsx', 'prisma/set-up.ts'], {
    env: childEnvironment(stack.settings, {
      LOG_LEVEL: 'silent',
      SET_UP: JSON.stringify(orderOf(stack, demo)),
    }),
    timeoutSeconds: 120,
  });
  if (result.code !== 0) throw new Error(`The set-up failed:\n${result.output.slice(-4000)}`);
  const made: SetUpResult = JSON.parse(result.output.trim().split('\n').at(-1) ?? '');
  if (made.demo) writeDemoFile(stack, made.demo.access);
  const settings = {
    ...stack.settings,
    OPERATOR_EMAIL: made.operatorEmail,
    CDR_DIRECTORIES: `${made.mediaNodeId}=${recordDirectory(stack)}`,
  };
  writeSettings(stack.directories.settingsFile, settings);
  const note = made.demo ? `demo data with ${made.demo.calls} past calls` : undefined;
  return { stack: { ...stack, settings, mediaNodeId: made.mediaNodeId }, note };
}
