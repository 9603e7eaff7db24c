export interface DemoPerson {
  number: string;
  name: string;
  /** Labels of the devices; the first one's SIP account is printed. */
  devices: readonly string[];
}

export interface DemoNumber {
  e164: string;
  label: string;
  /** Number of the extension it leads to; undefined: nowhere yet. */
  leadsTo?: string;
}

export interface DemoUser {
  email: string;
  name: string;
  role: 'owner' | 'admin' | 'supervisor' | 'user' | 'auditor';
  extension?: string;
}

export interface DemoTenant {
  name: string;
  slug: string;
  extensionDigits: number;
  people: readonly DemoPerson[];
  numbers: readonly DemoNumber[];
  users: readonly DemoUser[];
}

// Numbers are those which the German regulator keeps free for films and manuals: nobody is rung.

export const ACME: DemoTenant = {
  name: 'Acme',
  slug: 'acme',
  extensionDigits: 3,
  people: [
    { number: '101', name: 'Ada Lovelace', devices: ['Desk phone', 'Mobile app'] },
    { number: '102', name: 'Grace Hopper', devices: ['Desk phone'] },
    { number: '103', name: 'Katherine Johnson', devices: ['Desk phone'] },
    { number: '104', name: 'Alan Turing', devices: ['Desk phone'] },
    { number: '105', name: 'Barbara Liskov', devices: ['Desk phone', 'Laptop'] },
    { number: '106', name: 'Edsger Dijkstra', devices: ['Desk phone'] },
    { number: '107', name: 'Radia Perlman', devices: ['Desk phone'] },
    { number: '100', name: 'Reception', devices: ['Front desk'] },
    { number: '111', name: 'Workshop', devices: ['Wall phone'] },
    { number: '120', name: 'Meeting room', devices: ['Table phone'] },
  ],
  numbers: [
    { e164: '+493023125900', label: 'Main line', leadsTo: '100' },
    { e164: '+493023125901', label: 'Ada, direct', leadsTo: '101' },
    { e164: '+493023125902', label: 'Workshop', leadsTo: '111' },
    { e164: '+493023125909', label: 'Old fax line' },
  ],
  users: [
    { email: 'owner@acme.example', name: 'Wilma Acme', role: 'owner' },
    { email: 'ada@acme.example', name: 'Ada Lovelace', role: 'user', extension: '101' },
    { email: 'auditor@acme.example', name: 'Otto Prüfer', role: 'auditor' },
  ],
};

export const LINDGREN: DemoTenant = {
  name: 'Lindgren Architects',
  slug: 'lindgren',
  extensionDigits: 2,
  people: [
    { number: '11', name: 'Astrid Lindgren', devices: ['Desk phone'] },
    { number: '12', name: 'Emil Svensson', devices: ['Desk phone'] },
    { number: '13', name: 'Ronja Borkason', devices: ['Desk phone'] },
    { number: '14', name: 'Karlsson Tak', devices: ['Roof phone'] },
  ],
  numbers: [{ e164: '+493023125950', label: 'Office', leadsTo: '11' }],
  users: [{ email: 'owner@lindgren.example', name: 'Astrid Lindgren', role: 'owner' }],
};

export const NORTHWIND = {
  name: 'Northwind Telecom',
  slug: 'northwind',
  productName: 'Northwind Phone',
  color: '#0f766e',
  supportEmail: 'help@northwind.example',
  supportPhone: '+493023125999',
  host: 'northwind.localhost',
  user: { email: 'partner@northwind.example', name: 'Nora Wind' },
} as const;
