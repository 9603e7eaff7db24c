import { ATTACHED_BYTES_MAX, exportLetter } from '@/lib/exports/letter';
import { fileName } from '@/lib/exports/rules';
import { readAll, StorageError, type Storage } from '@/lib/storage/port';
import type { MailFile } from '../store/mail-store';
import type { Letter } from './mime';

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

async function contentOf(
  storage: Storage,
  { parts, bytes }: MailFile,
): Promise<Buffer | undefined> {
  if (bytes > ATTACHED_BYTES_MAX) return undefined;
  try {
    const read: Buffer[] = [];
    for (const key of parts) read.push(await readAll(await storage.get(key)));
    return Buffer.concat(read);
  } catch (error) {
    // The page then says that it is gone.
    if (error instanceof StorageError && error.kind === 'not_found') return undefined;
    throw error;
  }
}

/** The letter with a view's file, or with the way to it when it is large. @throws StorageError */
export async function fileLetter(
  storage: Storage,
  publicUrl: string,
  file: MailFile,
): Promise<Pick<Letter, 'subject' | 'text' | 'date' | 'attachment'>> {
  const content = await contentOf(storage, file);
  const link = `${publicUrl.replace(/\/$/, '')}/exports?id=${file.exportId}`;
  const letter = { ...exportLetter(file, content ? undefined : link), date: file.createdAt };
  if (!content) return letter;
  const name = fileName('calls', file.format, file.createdAt);
  const type = TYPES[file.format] ?? 'application/octet-stream';
  return { ...letter, attachment: { name, type, content } };
}
