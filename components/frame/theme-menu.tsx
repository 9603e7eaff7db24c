'use client';

import { useState } from 'react';
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from '@/components/ui/dropdown-menu';
import {
  asThemeChoice,
  THEME_CHOICES,
  THEME_COOKIE,
  themeClass,
  type ThemeChoice,
} from '@/components/theme-choice';

const WORDS: { label: string; choices: Record<ThemeChoice, string> } = {
  label: 'Appearance',
  choices: { system: 'As the system', light: 'Light', dark: 'Dark' },
};

function choose(choice: ThemeChoice): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${THEME_COOKIE}=${choice}; Path=/; SameSite=Lax; Max-Age=31536000${secure}`;
  const { classList } = document.documentElement;
  classList.remove('light', 'dark');
  if (choice !== 'system') classList.add(themeClass(choice));
}

/** The cookie lets the server paint the right mode from the first byte. */
export function ThemeMenu({ initial }: { initial: ThemeChoice }) {
  const [choice, setChoice] = useState(initial);
  return (
    <>
      <MenuLabel>{WORDS.label}</MenuLabel>
      <MenuRadioGroup
        value={choice}
        onValueChange={(value) => {
          const next = asThemeChoice(value);
          setChoice(next);
          choose(next);
        }}
      >
        {THEME_CHOICES.map((value) => (
          <MenuRadioItem
            key={value}
            value={value}
            onSelect={(event: Event) => event.preventDefault()}
          >
            {WORDS.choices[value]}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </>
  );
}
