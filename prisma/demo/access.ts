/** What the demo data let in: written to `demo.json` (mode 600) once, for printing and for the browser tests. */
export interface DemoAccess {
  logins: DemoLogin[];
  sip: DemoSipAccount[];
}

export interface DemoLogin {
  /** "Acme, owner" */
  who: string;
  role: string;
  /** Address to sign in at. */
  url: string;
  email: string;
  password: string;
}

export interface DemoSipAccount {
  tenant: string;
  extension: string;
  name: string;
  username: string;
  password: string;
  domain: string;
  server: string;
  port: number;
}
