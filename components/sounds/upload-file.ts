import { ApiError } from '@/components/api-client';

export type Upload = {
  /** Below `/api/v1`. */
  path: string;
  file: Blob;
  type: string;
  /** The `version` the person was looking at. */
  version: number;
  /** From 0 to 1. */
  onProgress: (part: number) => void;
};

type Problem = { code?: string; detail?: string };

const WORDS = {
  offline: 'The server could not be reached. Check the connection and try again.',
  unknown: 'Something went wrong on our side. Try again; if it stays, tell support.',
};

const tenantId = () => document.querySelector<HTMLElement>('[data-tenant-id]')?.dataset.tenantId;

function errorOf(request: XMLHttpRequest): ApiError {
  if (request.status === 0) return new ApiError(0, 'offline', WORDS.offline);
  try {
    const { code = 'unknown', detail = WORDS.unknown } = JSON.parse(
      request.responseText,
    ) as Problem;
    return new ApiError(request.status, code, detail);
  } catch {
    return new ApiError(request.status, 'unknown', WORDS.unknown);
  }
}

/** Puts a file. `fetch` does not tell how much has gone out, so this is the older way. Throws ApiError. */
export function uploadFile({ path, file, type, version, onProgress }: Upload): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/v1${path}`);
    request.setRequestHeader('Content-Type', type);
    request.setRequestHeader('If-Match', `"${version}"`);
    const tenant = tenantId();
    if (tenant) request.setRequestHeader('X-Tenant-Id', tenant);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      request.status >= 200 && request.status < 300 ? resolve() : reject(errorOf(request));
    request.onerror = () => reject(errorOf(request));
    request.send(file);
  });
}
