'use client';

import { createContext, useContext, type ReactNode } from 'react';
import { BrandContacts, type Contacts } from '@/components/frame/brand-contacts';

const Context = createContext<Contacts | null>(null);

/** Error pages are drawn in the browser and can ask nothing: the contacts wait for them here. */
export function ContactsProvider({
  contacts,
  children,
}: {
  contacts: Contacts;
  children: ReactNode;
}) {
  return <Context value={contacts}>{children}</Context>;
}

export function ContactsOfBrand({ className }: { className?: string }) {
  const contacts = useContext(Context);
  return contacts ? <BrandContacts contacts={contacts} className={className} /> : null;
}
