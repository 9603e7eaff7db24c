import { cn } from '@/components/ui/cn';

export type Contacts = {
  productName: string;
  supportName: string | null;
  supportEmail: string | null;
  supportPhone: string | null;
  supportUrl: string | null;
};

const WORDS = { support: 'Support' };

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);

type BrandContactsProps = { contacts: Contacts; className?: string | undefined };

/** How to reach the reseller: in the foot of the frame and on every page that failed. */
export function BrandContacts({ contacts, className }: BrandContactsProps) {
  const { supportName, supportEmail, supportPhone, supportUrl } = contacts;
  if (!supportEmail && !supportPhone && !supportUrl) return null;
  const link = 'underline underline-offset-2 hover:text-foreground';
  return (
    <p className={cn('flex flex-wrap gap-x-3 gap-y-1 text-meta text-muted-foreground', className)}>
      <span>{supportName ?? WORDS.support}</span>
      {supportPhone ? (
        <a className={link} href={`tel:${supportPhone.replace(/[^+0-9]/g, '')}`}>
          {supportPhone}
        </a>
      ) : null}
      {supportEmail ? (
        <a className={link} href={`mailto:${supportEmail}`}>
          {supportEmail}
        </a>
      ) : null}
      {supportUrl?.startsWith('https://') ? (
        <a className={link} href={supportUrl} rel="noreferrer">
          {hostOf(supportUrl)}
        </a>
      ) : null}
    </p>
  );
}
