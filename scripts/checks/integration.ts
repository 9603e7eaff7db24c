import { endAbandonedServers } from '../processes/abandoned';
import { SERVER_PACKAGES, SIPP_PACKAGE } from '../system/packages';
import type { Check, CheckContext, CheckResult } from './check';
import { runVitest } from './vitest';

const TIMEOUT_SECONDS = 2400;

async function run(context: CheckContext, project: string): Promise<CheckResult> {
  try {
    return await runVitest(context, {
      project,
      env: { LIVERY_TEST_DIR: context.scratchDir },
      timeoutSeconds: TIMEOUT_SECONDS,
    });
  } finally {
    // Vitest takes its servers down itself, unless it was killed.
    await endAbandonedServers(context.scratchDir);
  }
}

export const integrationCheck: Check = {
  name: 'integration',
  about: 'on a real MariaDB, Kamailio and media node, one file after the other',
  packages: SERVER_PACKAGES,
  run: (context) => run(context, 'int'),
};

export const nodesCheck: Check = {
  name: 'nodes',
  about: 'calls through media nodes, several at once',
  packages: SERVER_PACKAGES,
  run: (context) => run(context, 'nodes'),
};

export const sipCheck: Check = {
  name: 'sip',
  about: 'SIP traffic by sipp through a real Kamailio',
  packages: [...SERVER_PACKAGES, SIPP_PACKAGE],
  run: (context) => run(context, 'sip'),
};
