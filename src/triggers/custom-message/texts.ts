import { english } from './english.js';
import { german } from './german.js';
import type { Language } from './language.js';
import { spanish } from './spanish.js';

export type Topic = 'confirmation' | 'password reset' | 'invitation' | 'sign-in code' | 'address';

/** What Cognito fills in. Nothing that belongs to the sentence may follow directly: it would be taken for a part. */
export interface Placeholders {
  readonly code: string;
  readonly username: string;
}

export interface Text {
  readonly subject: string;
  /** Is read as HTML, and needs none. */
  readonly email: string;
  /** Leaves room within 140 characters for what is filled in. */
  readonly sms: string;
}

export interface Texts {
  /** The first words of an email. */
  readonly greeting: (name: string | undefined) => string;
  readonly about: Readonly<Record<Topic, (placeholders: Placeholders) => Text>>;
}

export const texts: Readonly<Record<Language, Texts>> = { en: english, de: german, es: spanish };
