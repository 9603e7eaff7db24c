import { randomBytes } from 'node:crypto';
import { KAMAILIO_RPC_USER } from './kamailio-options';
import type { PortPlan } from './ports';
import type { Settings } from './settings-file';

/** Base64url: safe in a URL, a shell and a configuration file. */
const secret = (bytes = 32): string => randomBytes(bytes).toString('base64url');

/** People copy or type these; 96 bits are enough for a password. */
const TYPED: readonly string[] = ['OPERATOR_PASSWORD', 'DEMO_PASSWORD'];

const SECRETS = [
  'APP_SECRET',
  'WORKER_TOKEN',
  'DB_MIGRATE_PASSWORD',
  'DB_APP_PASSWORD',
  'DB_WORKER_PASSWORD',
  'DB_KAMAILIO_PASSWORD',
  'ESL_PASSWORD',
  'KAMAILIO_AUTH_SECRET',
  'KAMAILIO_DIALOG_SECRET',
  'KAMAILIO_RPC_PASSWORD',
  'OPERATOR_PASSWORD',
  'DEMO_PASSWORD',
] as const;

export type SecretName = (typeof SECRETS)[number];

/** Keeps every secret there is: a new one would make stored passwords and sessions worthless. */
export function withSecrets(kept: Settings): Settings & Record<SecretName, string> {
  const made = Object.fromEntries(
    SECRETS.map((name) => [name, kept[name] || secret(TYPED.includes(name) ? 12 : 32)]),
  );
  return { ...kept, ...(made as Record<SecretName, string>) };
}

/** The part of the settings that follows from ports and secrets, and so is written anew at every start. */
export function derivedSettings(
  plan: PortPlan,
  secrets: Record<SecretName, string>,
  host: string,
): Settings {
  const shown = host === '127.0.0.1' ? 'localhost' : host;
  const database = (user: string, name: SecretName, schema: string): string =>
    `mysql://${user}:${secrets[name]}@127.0.0.1:${plan.mariadb}/${schema}`;
  return {
    DATABASE_URL: database('livery_app', 'DB_APP_PASSWORD', 'livery'),
    WORKER_DATABASE_URL: database('livery_worker', 'DB_WORKER_PASSWORD', 'livery'),
    MIGRATE_DATABASE_URL: database('livery_migrate', 'DB_MIGRATE_PASSWORD', 'livery'),
    KAMAILIO_DATABASE_URL: database('livery_worker', 'DB_WORKER_PASSWORD', 'kamailio'),
    APP_HOST: host,
    APP_PORT: String(plan.web),
    APP_PUBLIC_URL: `http://${shown}:${plan.web}`,
    WORKER_URL: `http://127.0.0.1:${plan.worker}`,
    SIP_PUBLIC_HOST: host,
    SIP_PUBLIC_PORT: String(plan.sip),
    SIP_PUBLIC_WS_URL: `ws://${host}:${plan.sipWebSocket}`,
    KAMAILIO_RPC_URL: `http://${KAMAILIO_RPC_USER}:${secrets.KAMAILIO_RPC_PASSWORD}@127.0.0.1:${plan.kamailioRpc}/RPC`,
  };
}

/** The port base of the last start. */
export function storedPortBase(settings: Settings): number | undefined {
  return settings['APP_PORT'] === undefined ? undefined : Number(settings['APP_PORT']);
}
