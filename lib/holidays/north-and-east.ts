import {
  allSaints,
  ascension,
  assumption,
  christmas,
  corpusChristi,
  easterMonday,
  epiphany,
  goodFriday,
  labourDay,
  maundyThursday,
  newYear,
  on,
  secondChristmas,
  whitMonday,
} from './christian-days';
import type { CountryHolidays, HolidayRule } from './rules';

/** The Saturdays of the north. */
const midsummer: HolidayRule = { name: 'Midsummer Day', when: { weekday: 6, from: '06-20' } };
const allSaintsSaturday: HolidayRule = {
  name: 'All Saints’ Day',
  when: { weekday: 6, from: '10-31' },
};

/** Ustawa z 18 stycznia 1951 o dniach wolnych od pracy; Christmas Eve since 2025. */
export const POLAND: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    epiphany(),
    easterMonday(),
    labourDay(),
    on('05-03', 'Constitution Day'),
    corpusChristi(),
    assumption(),
    allSaints(),
    on('11-11', 'Independence Day'),
    on('12-24', 'Christmas Eve', { since: 2025 }),
    christmas(),
    secondChristmas(),
  ],
};

/** Zákon č. 245/2000 Sb. */
export const CZECHIA: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    goodFriday(),
    easterMonday(),
    labourDay(),
    on('05-08', 'Liberation Day'),
    on('07-05', 'Cyril and Methodius'),
    on('07-06', 'Jan Hus Day'),
    on('09-28', 'Statehood Day'),
    on('10-28', 'Independence Day'),
    on('11-17', 'Freedom and Democracy Day'),
    on('12-24', 'Christmas Eve'),
    christmas(),
    secondChristmas(),
  ],
};

/** Folkekirkens helligdage; the Great Prayer Day ended with 2023 (lov nr. 214/2023). */
export const DENMARK: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    maundyThursday(),
    goodFriday(),
    easterMonday(),
    ascension(),
    whitMonday(),
    christmas(),
    secondChristmas(),
  ],
};

/** Lag (1989:253) om allmänna helgdagar. */
export const SWEDEN: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    epiphany(),
    goodFriday(),
    easterMonday(),
    labourDay(),
    ascension(),
    on('06-06', 'National Day'),
    midsummer,
    allSaintsSaturday,
    christmas(),
    secondChristmas(),
  ],
};

/** Lov om helligdager og helligdagsfred (1995); lov om 1. og 17. mai (1947). */
export const NORWAY: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    maundyThursday(),
    goodFriday(),
    easterMonday(),
    labourDay(),
    on('05-17', 'Constitution Day'),
    ascension(),
    whitMonday(),
    christmas(),
    secondChristmas(),
  ],
};

/** Kirkkolaki (652/2023); for Independence Day the law 388/1937. */
export const FINLAND: CountryHolidays = {
  regions: {},
  rules: [
    newYear(),
    epiphany(),
    goodFriday(),
    easterMonday(),
    labourDay(),
    ascension(),
    midsummer,
    allSaintsSaturday,
    on('12-06', 'Independence Day'),
    christmas(),
    secondChristmas(),
  ],
};

/** Трудовой кодекс, ст. 112; days that the government moves every year are not in here. */
export const RUSSIA: CountryHolidays = {
  regions: {},
  rules: [
    ...['01', '02', '03', '04', '05', '06', '08'].map((day) =>
      on(`01-${day}`, 'New Year holidays'),
    ),
    on('01-07', 'Orthodox Christmas'),
    on('02-23', 'Defender of the Fatherland Day'),
    on('03-08', 'International Women’s Day'),
    on('05-01', 'Spring and Labour Day'),
    on('05-09', 'Victory Day'),
    on('06-12', 'Russia Day'),
    on('11-04', 'Unity Day'),
  ],
};
