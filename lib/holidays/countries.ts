import { AUSTRIA, GERMANY, SWITZERLAND } from './german-speaking';
import { CANADA, UNITED_STATES } from './north-america';
import { CZECHIA, DENMARK, FINLAND, NORWAY, POLAND, RUSSIA, SWEDEN } from './north-and-east';
import type { CountryHolidays } from './rules';
import {
  BELGIUM,
  FRANCE,
  IRELAND,
  ITALY,
  LUXEMBOURG,
  NETHERLANDS,
  PORTUGAL,
  SPAIN,
  UNITED_KINGDOM,
} from './western-europe';

/** By ISO 3166-1. A list to start from: laws change, and towns have days of their own. */
export const COUNTRIES: Readonly<Record<string, CountryHolidays>> = {
  AT: AUSTRIA,
  BE: BELGIUM,
  CA: CANADA,
  CH: SWITZERLAND,
  CZ: CZECHIA,
  DE: GERMANY,
  DK: DENMARK,
  ES: SPAIN,
  FI: FINLAND,
  FR: FRANCE,
  GB: UNITED_KINGDOM,
  IE: IRELAND,
  IT: ITALY,
  LU: LUXEMBOURG,
  NL: NETHERLANDS,
  NO: NORWAY,
  PL: POLAND,
  PT: PORTUGAL,
  RU: RUSSIA,
  SE: SWEDEN,
  US: UNITED_STATES,
};

export interface CountryChoice {
  code: string;
  name: string;
  regions: { code: string; name: string }[];
}

/** For a form; by name. */
export function countryChoices(language: string): CountryChoice[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return Object.entries(COUNTRIES)
    .map(([code, { regions }]) => ({
      code,
      name: names.of(code) ?? code,
      regions: Object.entries(regions)
        .map(([region, name]) => ({ code: region, name }))
        .sort((a, b) => a.name.localeCompare(b.name, language)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/** ITU-T E.164 country codes of those above; +1 is the United States', +7 Russia's. */
const BY_CALLING_CODE: Readonly<Record<string, string>> = {
  ...{ '1': 'US', '7': 'RU', '31': 'NL', '32': 'BE', '33': 'FR', '34': 'ES', '39': 'IT' },
  ...{ '41': 'CH', '43': 'AT', '44': 'GB', '45': 'DK', '46': 'SE', '47': 'NO', '48': 'PL' },
  ...{ '49': 'DE', '351': 'PT', '352': 'LU', '353': 'IE', '358': 'FI', '420': 'CZ' },
};

/** `49` → `DE`; null where there is no list. */
export const countryOfCallingCode = (code: string): string | null => BY_CALLING_CODE[code] ?? null;
