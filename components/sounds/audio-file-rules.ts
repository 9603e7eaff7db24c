import { UPLOAD_BYTES_MAX } from '@/lib/sounds/rules';

const WORDS = {
  kind: 'This is neither a WAV nor an MP3 file.',
  size: 'The file is larger than 10 MB.',
  empty: 'The file is empty.',
};

/** As the API is told; browsers have several names for the same. */
export function uploadType({ name, type }: Pick<File, 'name' | 'type'>): string | undefined {
  const given = `${type} ${name}`.toLowerCase();
  if (/wav/.test(given)) return 'audio/wav';
  return /mpeg|mp3/.test(given) ? 'audio/mpeg' : undefined;
}

/** What can be said before anything is sent; what is inside is seen by the server. */
export function refusalOf(file: Pick<File, 'name' | 'type' | 'size'>): string | undefined {
  if (uploadType(file) === undefined) return WORDS.kind;
  if (file.size === 0) return WORDS.empty;
  return file.size > UPLOAD_BYTES_MAX ? WORDS.size : undefined;
}
