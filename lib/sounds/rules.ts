/** Of an uploaded recording: WAV or MP3. */
export const UPLOAD_BYTES_MAX = 10 * 1024 * 1024;
