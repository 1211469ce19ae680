const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Long enough for a verifier or a salt, which no error may hold. */
const LONG_HEX = /[0-9a-f]{100}/i;
/** What any request may meet before its operation sees it. */
const GENERAL = new Set([
  'InvalidParameterException',
  'MissingAuthenticationTokenException',
  'RequestEntityTooLargeException',
  'SerializationException',
]);
/** Errors that the reference has and the service model lacks for the operation. */
const BEYOND_MODEL = {
  RevokeToken: ['ResourceNotFoundException'],
};

/**
 * What is wrong with an answer, whatever the request was; nothing when all is well.
 * @param answer `{ status, headers, text }`, names of headers in lower case
 * @param withheld `passwords`, which no answer may hold, and `secrets`, which no error may
 */
export function violationsOf(model, operation, sentText, answer, withheld) {
  const { status, headers, text } = answer;
  const wrong = [];
  if (status !== 200 && status !== 400) wrong.push(`status ${status}`);
  if (headers['content-type'] !== 'application/x-amz-json-1.1') wrong.push(`content type ${headers['content-type']}`);
  if (!UUID.test(headers['x-amzn-requestid'] ?? '')) wrong.push(`request id ${headers['x-amzn-requestid']}`);
  const body = parse(text);
  if (body === undefined) return [...wrong, 'the body is no JSON object'];
  for (const password of withheld.passwords) if (text.includes(password)) wrong.push('the answer holds a password');
  if (status === 200) return wrong;
  const { __type: type, message } = body;
  if (!/^[A-Z]\w+Exception$/.test(type ?? '')) wrong.push(`type ${type}`);
  if (typeof message !== 'string' || message === '') wrong.push('no message');
  if (headers['x-amzn-errortype'] !== `${type}:`) wrong.push(`error type ${headers['x-amzn-errortype']}`);
  if (!errorsOf(model, operation).has(type)) wrong.push(`${type} is none of ${operation}`);
  for (const secret of withheld.secrets)
    if (text.includes(secret)) wrong.push(`the error holds a secret: ${secret.slice(0, 8)}...`);
  if (LONG_HEX.test(message) && !LONG_HEX.test(sentText)) wrong.push('the error holds what looks like a verifier');
  return wrong;
}

function errorsOf(model, operation) {
  const { errors = ['UnknownOperationException'], input } = model.operations[operation] ?? {};
  const { AccessToken, Username } = model.shapes[input]?.members ?? {};
  const isOfUser = AccessToken !== undefined || Username !== undefined;
  return new Set([
    ...errors,
    ...GENERAL,
    ...(BEYOND_MODEL[operation] ?? []),
    // Whoever names a user can name one who is not there, whatever the model says.
    ...(isOfUser ? ['UserNotFoundException'] : []),
  ]);
}

function parse(text) {
  try {
    const body = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  } catch {
    return undefined;
  }
}
