/**
 * What the worker needs of the outside. Adapters: freeswitch/ (SwitchPort), kamailio/ (ProxyPort),
 * lib/config-store (ConfigStore). Composed in main.ts and nowhere else.
 */

/** One document on its way to a node; `xml` null deletes it. `seq` is global and commit-ordered. */
export interface DocumentRecord {
  key: string;
  seq: bigint;
  xml: string | null;
}

/** What a media node says it holds. `replica` changes when its database was lost or made anew. */
export interface ReplicaStatus {
  replica: string;
  /** Everything up to here has been applied. */
  seq: bigint;
  docs: number;
  /** Sum of `seq` over the documents held: with `docs` enough to notice drift. */
  sum: bigint;
}

export type SwitchKind = 'freeswitch' | 'simulator';

export type PushOutcome =
  | { kind: 'ok'; seq: bigint }
  /** The node took nothing of the batch; its words. */
  | { kind: 'refused'; key: string; reason: string }
  /** No answer, or the connection went: nobody knows. Ask status and push again. */
  | { kind: 'lost'; reason: string };

export interface PushOptions {
  /** Watermark the node may note once this batch is applied. */
  seq: bigint;
  /** Full resync: every record is stamped with this number … */
  generation?: number;
  /** … and after the last batch all that carry another one go. */
  sweep?: boolean;
}

export interface SwitchEvent {
  name: string;
  subclass: string | undefined;
  headers: Readonly<Record<string, string>>;
}

export interface SwitchIdentity {
  kind: SwitchKind;
  version: string;
}

/** Somebody in a conference, as the node tells it. */
export interface ConferenceMember {
  /** Of this node and this conference. */
  member: number;
  /** The channel. */
  uuid: string;
  callerNumber: string;
  callerName: string;
  joinedSecondsAgo: number;
  isModerator: boolean;
  isMuted: boolean;
  isTalking: boolean;
}

export interface ConferenceState {
  isLocked: boolean;
  isRecorded: boolean;
  members: ConferenceMember[];
}

export type ConferenceOrder =
  | { kind: 'mute' | 'unmute' | 'kick'; room: string; member: number }
  | { kind: 'lock' | 'unlock' | 'end'; room: string };

export interface SwitchPort {
  readonly nodeId: string;
  state(): 'connected' | 'disconnected';
  identity(): Promise<SwitchIdentity>;
  status(): Promise<ReplicaStatus>;
  push(records: readonly DocumentRecord[], options: PushOptions): Promise<PushOutcome>;
  /** undefined: nobody is in it on this node. */
  conference(room: string): Promise<ConferenceState | undefined>;
  /** false: the node did not do it, for instance because somebody has gone meanwhile. */
  tellConference(order: ConferenceOrder): Promise<boolean>;
  /** Called at once when already connected, and after every reconnect. Returns the way to stop. */
  onConnect(listener: () => void): () => void;
  onDisconnect(listener: (reason: string) => void): () => void;
  onEvent(listener: (event: SwitchEvent) => void): () => void;
  close(): Promise<void>;
}

/** Kamailio's JSON-RPC, as far as the worker uses it. Throws ProxyUnavailable or ProxyRefused. */
export interface ProxyPort {
  reloadDomains(): Promise<void>;
  reloadDispatcher(): Promise<void>;
  reloadAddresses(): Promise<void>;
  setHome(domain: string, setId: number): Promise<void>;
  deleteHome(domain: string): Promise<void>;
  setTrunkSetting(key: string, value: string): Promise<void>;
  deleteTrunkSetting(key: string): Promise<void>;
  /** Reads the row of table `uacreg` and signs in with it. */
  refreshTrunkAccount(name: string): Promise<void>;
  /** Signs out, then forgets it. */
  removeTrunkAccount(name: string): Promise<void>;
  /** Drops the cached HA1: the next request is checked against the database. */
  forgetCredentials(username: string, domain: string): Promise<void>;
  removeRegistration(username: string, domain: string): Promise<void>;
  close(): Promise<void>;
}
