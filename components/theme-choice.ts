export const THEME_COOKIE = 'theme';
export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** What the cookie holds, or the system's wish when it holds anything else. */
export const asThemeChoice = (text: string | undefined): ThemeChoice =>
  THEME_CHOICES.find((choice) => choice === text) ?? 'system';

/** The class of <html>; none means `prefers-color-scheme` decides. */
export const themeClass = (choice: ThemeChoice) => (choice === 'system' ? '' : choice);
