/** What a letter says about the file of a saved view. */
export interface ExportFacts {
  exportId: string;
  viewName: string;
  pbxName: string;
  rows: number;
  bytes: number;
  /** Undefined: since the first call. */
  from: Date | undefined;
  to: Date | undefined;
  /** IANA. */
  timezone: string;
  /** BCP 47. */
  language: string;
  expiresAt: Date;
}

/** What mail servers usually take, before base 64 makes it a third longer. */
export const ATTACHED_BYTES_MAX = 10 * 1024 * 1024;

/** A name may be anything; here it is one line of text. */
const line = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

function moment(at: Date, { timezone, language }: ExportFacts): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: timezone } as const;
  return new Intl.DateTimeFormat(language, format).format(at);
}

function period(facts: ExportFacts): string {
  const { from, to, timezone } = facts;
  const until = to ? moment(to, facts) : 'now';
  const since = from ? `from ${moment(from, facts)}` : 'since the first call';
  return `${since} until ${until} (${timezone})`;
}

/** Plain text, so that nothing in it can be more than text. `link`: the file is not attached. Pure. */
export function exportLetter(
  facts: ExportFacts,
  link: string | undefined,
): { subject: string; text: string } {
  const [name, pbx] = [line(facts.viewName), line(facts.pbxName)];
  const count = new Intl.NumberFormat(facts.language).format(facts.rows);
  const where = link
    ? `The file is too large for an e-mail. It is here until ${moment(facts.expiresAt, facts)}:\n${link}`
    : 'The file is attached.';
  return {
    subject: `${name} – ${pbx}`,
    text: `${name}\n${pbx}\n\nCalls: ${count}\nTime: ${period(facts)}\n\n${where}\n`,
  };
}
