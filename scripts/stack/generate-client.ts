import { type CommandResult, npmProgram, runCommand } from '../run-command';

/** Writes Prisma's client. No engine program can be downloaded offline, and generating needs none. */
export function generatePrismaClient(): Promise<CommandResult> {
  return runCommand(npmProgram('prisma'), ['generate'], {
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    timeoutSeconds: 120,
  });
}
