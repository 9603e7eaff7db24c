import { closeDb } from '@/lib/db/prisma';
import { ensureInstallation, OPERATOR_EMAIL, type MediaNodePlace } from './installation';
import { makeDemo, type MadeDemo } from './seed';

/** Handed over as JSON in SET_UP: arguments would show in the process list. */
export interface SetUpOrder {
  operatorPassword: string;
  mediaNode: MediaNodePlace;
  demo: { publicUrl: string; password: string; recordDirectory: string } | null;
}

/** The last line this program prints, as JSON. */
export interface SetUpResult {
  mediaNodeId: string;
  operatorEmail: string;
  demo: MadeDemo | null;
}

/** Run with the web app's settings and rights (DATABASE_URL, APP_SECRET): the rows that must be there. */
async function setUp(): Promise<SetUpResult> {
  const order: SetUpOrder = JSON.parse(process.env['SET_UP'] ?? '{}');
  const { operatorPassword, mediaNode, demo } = order;
  const { mediaNodeId } = await ensureInstallation(operatorPassword, mediaNode);
  const made = demo
    ? await makeDemo({
        publicUrl: demo.publicUrl,
        operatorPassword,
        demoPassword: demo.password,
        mediaNode: { id: mediaNodeId, recordDirectory: demo.recordDirectory },
      })
    : undefined;
  return { mediaNodeId, operatorEmail: OPERATOR_EMAIL, demo: made ?? null };
}

setUp()
  .then((result) => process.stdout.write(`${JSON.stringify(result)}\n`))
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(closeDb);
