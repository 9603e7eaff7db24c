import { z } from 'zod';
import { operation } from '@/lib/http/operation';

export const holidayDate = z
  .strictObject({
    date: z.string().meta({ example: '2026-12-25' }),
    name: z.string(),
    everyYear: z.boolean().meta({ description: 'On this date every year' }),
  })
  .meta({ id: 'HolidayDate' });

export const holidayList = z
  .strictObject({
    country: z.string(),
    region: z.string().nullable(),
    year: z.int(),
    items: z.array(holidayDate),
  })
  .meta({ id: 'HolidayList' });

export type HolidayList = z.output<typeof holidayList>;

export const listHolidays = operation({
  tag: 'Schedules',
  reach: 'tenant',
  id: 'listHolidays',
  method: 'GET',
  path: '/api/v1/holidays',
  summary: 'Public holidays of a country',
  description:
    'A list to start a schedule from, computed from the law of the country. Without a region: what is kept in all of them.',
  permission: 'schedules:read',
  query: z.strictObject({
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Must be two letters such as DE.')
      .describe('ISO 3166-1'),
    region: z
      .string()
      .regex(/^[A-Z0-9]{2,3}$/, 'Must be a code such as BY.')
      .optional()
      .describe('A Land, canton, nation or province, by ISO 3166-2'),
    year: z.coerce
      .number('Must be a year.')
      .int('Must be a year.')
      .min(2020, 'From 2020 on.')
      .max(2050, 'Up to 2050.'),
  }),
  answer: holidayList,
});
