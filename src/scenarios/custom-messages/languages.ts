/** The languages that the CustomMessage function writes. */
export const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'German' },
  { value: 'es', label: 'Spanish' },
] as const;

/** Another one, so that the messages of two users differ. */
export function otherLanguage(than: string): string {
  return than === 'de' ? 'es' : 'de';
}

export function nameOf(language: string): string {
  return languages.find(({ value }) => value === language)?.label ?? language;
}
