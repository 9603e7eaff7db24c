import { z } from 'zod';
import { isNetwork } from './services/address-rules';

const port = z.coerce.number().int().min(1).max(65535);
const secret = z.string().min(32, 'at least 32 characters');
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/**
 * Every setting there is. The words of `describe` are the table in docs/configuration.md
 * (a test compares them). `./livery up` writes all of them into the data directory's `env`.
 */
export const envSchema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^mysql$/ })
    .describe('MariaDB of the product: mysql://user:password@host:port/livery'),
  DATABASE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(10)
    .describe('Connections a process keeps to MariaDB'),
  APP_SECRET: secret.describe('Signs sessions and cursors, seals stored secrets'),
  APP_HOST: z.string().default('127.0.0.1').describe('Address the web app listens on'),
  APP_PORT: port.default(7400).describe('Port the web app listens on'),
  APP_PUBLIC_URL: z
    .url()
    .default('http://localhost:7400')
    .describe("Address of the platform's own host, as a browser sees it"),
  TRUST_PROXY: flag
    .default(false)
    .describe('true behind a reverse proxy that overwrites X-Forwarded-For, -Host and -Proto'),
  API_RATE_PER_SECOND: z.coerce
    .number()
    .int()
    .min(1)
    .default(50)
    .describe('Requests a second that one token or user may make to the API, per process'),
  API_RATE_BURST: z.coerce
    .number()
    .int()
    .min(1)
    .default(500)
    .describe('Requests that one token or user may make at once'),
  WORKER_URL: z
    .url()
    .default('http://127.0.0.1:7401')
    .describe('Where the worker listens for hints and call records'),
  WORKER_TOKEN: secret.describe('Shared by the web app, the shipper and the worker'),
  WORKER_ROLES: z
    .string()
    .default('control,media')
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['control', 'media'])).min(1))
    .describe('control: configuration and records; media: ships the call records of this machine'),
  WORKER_SWEEP_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .default(180)
    .describe('Pause between two comparisons of desired and observed state'),
  SIP_DOMAIN_SUFFIX: z
    .string()
    .regex(/^[a-z0-9.-]+$/)
    .default('pbx.localhost')
    .describe("A new tenant's SIP domain is <slug>.<suffix>"),
  SIP_PUBLIC_HOST: z.string().default('127.0.0.1').describe('SIP server shown to phones'),
  SIP_PUBLIC_PORT: port.default(7403).describe('SIP port shown to phones (UDP and TCP)'),
  SIP_PUBLIC_WS_URL: z
    .string()
    .default('ws://127.0.0.1:7405')
    .describe('SIP over WebSocket, for phones in a browser'),
  KAMAILIO_DATABASE_URL: z
    .url({ protocol: /^mysql$/ })
    .describe("Kamailio's tables: mysql://user:password@host:port/kamailio"),
  KAMAILIO_RPC_URL: z
    .url()
    .default('http://127.0.0.1:7404/RPC')
    .describe('JSON-RPC of Kamailio, loopback only'),
  CDR_DIRECTORIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .filter(Boolean)
        .map((pair) => {
          const [nodeId = '', directory = ''] = pair.split('=');
          return { nodeId, directory };
        }),
    )
    .describe(
      'Role media: <media node id>=<directory of its call records>, separated by commas; sounds and media lie beside it',
    ),
  STORAGE_DIRECTORY: z
    .string()
    .regex(/^\//, 'an absolute path')
    .default('/var/lib/livery/storage')
    .describe(
      'Sounds, recordings and messages, unless they go to S3; shared by web app and worker',
    ),
  PROMPTS_DIRECTORY: z
    .string()
    .regex(/^\//, 'an absolute path')
    .optional()
    .describe('Spoken prompts, <language>/<name>.wav, that the worker gives to the media nodes'),
  STORAGE_QUOTA_MIB: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('What a PBX may keep there, in MiB; without it as much as it likes'),
  STORAGE_S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address of a server that speaks S3; set, it is used instead of the directory'),
  STORAGE_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9.-]{3,63}$/)
    .default('livery')
    .describe('Bucket on it; must exist'),
  STORAGE_S3_REGION: z
    .string()
    .default('us-east-1')
    .describe('Region that requests are signed for'),
  STORAGE_S3_ACCESS_KEY_ID: z.string().default('').describe('Access key for S3'),
  STORAGE_S3_SECRET_ACCESS_KEY: z.string().default('').describe('Its secret'),
  SERVICE_ALLOWED_NETWORKS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().refine(isNetwork, 'a network such as 10.0.0.0/8')))
    .describe(
      "Networks that PBXs' own services may stand in although they are not public, also by http: 10.1.0.0/16,fd00::/8",
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'Mail server: smtp://user:password@host:587 (STARTTLS where offered) or smtps://; without it no e-mail is sent',
    ),
  MAIL_FROM: z
    .email()
    .default('noreply@localhost.localdomain')
    .describe('Address that e-mail is sent from'),
  BRAND_FILE: z.string().optional().describe("JSON file with the platform's own brand"),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Least level that is logged'),
});

export type Env = z.infer<typeof envSchema>;

/** Throws one readable message that names every variable that is wrong. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = envSchema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Configuration is wrong:\n${lines.join('\n')}\nSee docs/configuration.md.`);
}

let parsed: Env | undefined;

/** Reads the process's environment once. The build step of the web app must not need it: so a function. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
