import type { AuthenticatorOffered } from '../events/index.js';
import { fields, type Field } from './fields.js';
import type { Page } from './page.js';
import { qrCodeThatFits, whyNoQrCode, type QrCode } from './qr-code.js';
import { fold, hanging } from './text.js';

const indent = '  ';
const gap = '   ';
/** Five groups of four characters of the secret, and what stands over them. */
const besideWidth = 27;
/** The prompt for the first code, and what it says when the code is wrong. */
const promptRows = 2;

/**
 * The URI comes first and the secret beside the QR code, so that on 24 rows the whole code still stands on the screen
 * when the prompt below it asks.
 */
export function authenticatorOffered(event: AuthenticatorOffered, page: Page): string[] {
  const { theme, columns, rows } = page;
  if (!theme.live || theme.recorded) {
    // Nobody can scan it in a file or a build log, and what is kept there must not hold a secret.
    return hanging(`${indent}${theme.glyphs.bullet} `, `Authenticator offered for ${event.account}.`, page.width);
  }
  const title = hanging(indent, theme.strong('Add this account to an authenticator app'), page.width);
  const room = { columns: columns - indent.length, rowsBelow: promptRows };
  const code = qrCodeThatFits(event.secretUri, page, room);
  const account = accountFields(event);
  const uri = theme.quiet(event.secretUri); // Left for the terminal to wrap: a line break inside would be copied with it.
  if (!code) {
    const secret = { label: 'Secret', value: inGroups(event.secretCode) };
    const why = `${whyNoQrCode(event.secretUri, page, room)} Type the secret instead.`;
    const typed = fields([...account, secret], page.width - 2, theme.quiet);
    return [...title, ...hanging(indent, theme.quiet(why), page.width), ...indented(typed), uri];
  }
  const beside = [
    ...fold('Scan it, or type this secret into the app:', besideWidth),
    '',
    ...fold(inGroups(event.secretCode), besideWidth).map(theme.strong),
    '',
    ...fields(account, besideWidth, theme.quiet),
  ];
  const isWide = code.width + indent.length + gap.length + besideWidth <= columns;
  const picture = isWide ? sideBySide(code, beside) : [...code.lines];
  const spare = (rows ?? Infinity) - code.lines.length - promptRows;
  return [
    ...title,
    uri,
    ...(isWide ? [] : indented([...beside, ''])),
    ...indented(picture),
    ...(spare > 0 ? [''] : []),
  ];
}

function accountFields({ account, issuer }: AuthenticatorOffered): Field[] {
  return [
    { label: 'Account', value: account },
    { label: 'Issuer', value: issuer },
  ];
}

function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : indent + line));
}

function sideBySide({ lines }: QrCode, text: readonly string[]): string[] {
  const top = Math.max(Math.floor((lines.length - text.length) / 2), 0);
  return lines.map((line, index) => {
    const beside = text[index - top];
    return beside ? line + gap + beside : line;
  });
}
