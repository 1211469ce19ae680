import { keys, type Session } from '../support/terminal-session.js';
import { scanScreen } from '../support/scan-screen.js';

export const jane = { username: 'jane', email: 'jane@example.com', password: 'Correct-Horse-7' } as const;

/** The prompts of signup-mfa in their order. For the code of the authenticator it asks twice. */
export const prompts = {
  username: 'Username:',
  email: 'Email address:',
  password: 'Password:',
  confirmationCode: 'Code from the message:',
  authenticator: 'Who is the authenticator?',
  totpCode: 'Code from the authenticator:',
  deviceName: 'Name of this device:',
} as const;

export type PromptName = keyof typeof prompts;
export const promptNames = Object.keys(prompts) as PromptName[];

/** Waits until the prompt is open. */
export function prompt(session: Session, name: PromptName): Promise<string> {
  return session.see(`? ${prompts[name]}`);
}

/** Types the answer, or takes what Enter stands for, and waits until it has been taken. */
export async function answer(session: Session, name: PromptName, text = ''): Promise<void> {
  await prompt(session, name);
  const before = timesAnswered(session, name);
  await session.type(text);
  session.send(keys.enter);
  await session.until(() => timesAnswered(session, name) > before, `the answer to "${prompts[name]}" was taken`);
}

/** An answered prompt has a tick in place of the question mark. */
function timesAnswered(session: Session, name: PromptName): number {
  return session
    .transcript()
    .split(/^ {2}[✓*] /m)
    .filter((line) => line.startsWith(prompts[name])).length;
}

export async function signUp(session: Session): Promise<void> {
  await answer(session, 'username', jane.username);
  await answer(session, 'email', jane.email);
  await answer(session, 'password', jane.password);
}

/** Picks the phone and scans the QR code with it. Returns the URI that the code holds. */
export async function scanWithPhone(session: Session): Promise<string> {
  await prompt(session, 'authenticator');
  await session.press(keys.up);
  await session.see(/[❯>] My phone/);
  await answer(session, 'authenticator');
  await prompt(session, 'totpCode');
  const uri = scanScreen(session.terminal, 'dark');
  if (uri === undefined) throw new Error(`There is no QR code to be read on:\n${session.screen()}`);
  return uri;
}

type Answers = Partial<Record<PromptName, () => string | Promise<string>>>;

/** Answers everything before the prompt, by Enter where no answer is given, and waits until the prompt is open. */
export async function goTo(session: Session, name: PromptName, answers: Answers = {}): Promise<void> {
  for (const before of promptNames.slice(0, promptNames.indexOf(name))) {
    await prompt(session, before);
    await answer(session, before, await answers[before]?.());
    // At the second sign-in.
    if (before === 'totpCode') await answer(session, before);
  }
  await prompt(session, name);
}
