export type Language = 'en' | 'de' | 'es';

/** The first that is known, of language tags such as `de`, `de-AT` or `es_MX`; English when none is. */
export function chooseLanguage(...tags: readonly (string | undefined)[]): Language {
  const languages = tags.map((tag) => tag?.split(/[-_]/)[0]?.trim().toLowerCase());
  return languages.find(isLanguage) ?? 'en';
}

function isLanguage(text: string | undefined): text is Language {
  return text === 'en' || text === 'de' || text === 'es';
}
