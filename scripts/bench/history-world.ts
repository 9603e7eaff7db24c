import { newId, type IdKind } from '@/lib/shared/ids';
import type { Random } from './history-random';

export interface HistoryExtension {
  id: string;
  number: string;
  name: string;
}

export interface Outsider {
  number: string;
  name: string | null;
}

/** Whom calls of one PBX can be about. */
export interface HistoryTenant {
  id: string;
  slug: string;
  /** Of all calls. */
  share: number;
  extensions: HistoryExtension[];
  groups: string[];
  queues: string[];
  agents: { id: string; extension: HistoryExtension }[];
  menus: string[];
  numbers: { id: string; e164: string }[];
  outsiders: Outsider[];
}

const FIRST_NAMES = ['Ada', 'Bo', 'Chloé', 'Dmitri', 'Eve', 'Farah', 'Goran', 'Hüseyin', 'Ines'];
const LAST_NAMES = ['Adler', 'Björk', 'Çelik', 'Díaz', 'Easton', 'Fischer', 'Görlitz', 'Huber'];
/** Anybody can send any name. */
const HOSTILE_NAMES = ['=HYPERLINK("http://x.test","y")', '<script>alert(1)</script>', "'; --"];
const AREAS = ['+4930', '+4940', '+4989', '+49151', '+49176', '+43660', '+33142', '+1212555'];

function outsider(random: Random): Outsider {
  const digits = String(random.below(10_000_000)).padStart(7, '0');
  const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
  const shown = random.chance(0.01) ? random.pick(HOSTILE_NAMES) : name;
  return {
    number: random.chance(0.02) ? 'anonymous' : `${random.pick(AREAS)}${digits}`,
    name: random.chance(0.4) ? shown : null,
  };
}

const ids = (kind: IdKind, count: number) => Array.from({ length: count }, () => newId(kind));

/** `size` extensions, and callers as many as a PBX with so many calls has. */
function makeTenant(random: Random, index: number, share: number, calls: number): HistoryTenant {
  const size = Math.round(Math.min(900, Math.max(10, 300 * share + calls / 20_000)));
  const extensions = Array.from({ length: size }, (_, place) => ({
    id: newId('extension'),
    number: String(100 + place),
    name: `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`,
  }));
  const few = Math.max(2, Math.ceil(size / 25));
  return {
    ...{ id: newId('tenant'), slug: `history-${index}`, share, extensions },
    groups: ids('ringGroup', few),
    queues: ids('queue', few),
    agents: extensions
      .slice(0, Math.ceil(size / 3))
      .map((extension) => ({ id: newId('agent'), extension })),
    menus: ids('menu', 3),
    numbers: Array.from({ length: few + 2 }, (_, place) => ({
      id: newId('number'),
      e164: `+4930901${String(index).padStart(2, '0')}${String(place).padStart(2, '0')}`,
    })),
    outsiders: Array.from({ length: Math.max(20, Math.ceil(calls / 12)) }, () => outsider(random)),
  };
}

/** The largest has 60 % of the calls, the others ever fewer. */
export function makeTenants(random: Random, rows: number): HistoryTenant[] {
  return [0.6, 0.2, 0.1, 0.06, 0.04].map((share, index) =>
    makeTenant(random, index, share, Math.round(rows * share)),
  );
}
