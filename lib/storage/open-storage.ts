import type { Env } from '@/lib/env';
import { createLocalStorage } from './local';
import type { Storage } from './port';
import { createS3Storage } from './s3';

export type StorageSettings = Pick<
  Env,
  | 'STORAGE_DIRECTORY'
  | 'STORAGE_S3_ENDPOINT'
  | 'STORAGE_S3_BUCKET'
  | 'STORAGE_S3_REGION'
  | 'STORAGE_S3_ACCESS_KEY_ID'
  | 'STORAGE_S3_SECRET_ACCESS_KEY'
>;

/** S3 when there is an endpoint, else the directory. Nothing is contacted yet. */
export function openStorage(settings: StorageSettings): Storage {
  const endpoint = settings.STORAGE_S3_ENDPOINT;
  if (endpoint === undefined) return createLocalStorage(settings.STORAGE_DIRECTORY);
  return createS3Storage({
    endpoint,
    bucket: settings.STORAGE_S3_BUCKET,
    region: settings.STORAGE_S3_REGION,
    accessKeyId: settings.STORAGE_S3_ACCESS_KEY_ID,
    secretAccessKey: settings.STORAGE_S3_SECRET_ACCESS_KEY,
  });
}
