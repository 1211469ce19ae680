import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { NewMessage } from '../store/messages.js';
import { callTrigger, type TriggerEvent } from '../triggers/call-trigger.js';
import { functionOf, type TriggerName } from '../triggers/trigger-name.js';
import { eventAttributes } from '../triggers/user-attributes.js';
import { describeDelivery, mediumOf, type CodeDelivery } from './address.js';
import { customText } from './custom-message.js';
import { write, type Letter } from './letter.js';
import { checkNeedsNoLink } from './link.js';

/**
 * Writes what belongs to a message, such as its code, and sends the message. Where no function has a say in it, both are
 * one transaction. Else what is written stays when the function fails: on AWS the user is there, too, who can't be told.
 * @param save what to write; what it throws undoes all.
 * @throws {ServiceError} what the CustomMessage function comes to; before anything is written, InvalidParameterException
 * where the message would need a link.
 */
export async function sendLetter(
  service: Service,
  letter: Letter,
  save: () => void = () => undefined,
): Promise<CodeDelivery> {
  const { store } = service;
  const delivery = describeDelivery(letter.address);
  if (senderOf(service, letter) !== undefined) {
    await store.transaction(save);
    sendByFunction(service, letter);
    return delivery;
  }
  checkNeedsNoLink(letter);
  if (functionOf(service, letter.pool, 'CustomMessage') === undefined) {
    const written = await store.transaction(() => {
      save();
      return put(service, write(service, letter));
    });
    service.onMessage(written);
    return delivery;
  }
  await store.transaction(save);
  const message = write(service, letter, await customText(service, letter));
  await store.transaction(() => put(service, message));
  service.onMessage(message);
  return delivery;
}

/**
 * That such a message can go out, for a call that sends none and should not show it.
 * @throws {ServiceError} as `sendLetter`.
 */
export function checkCanGo(service: Service, letter: Pick<Letter, 'pool' | 'reason' | 'address'>): void {
  if (senderOf(service, letter) === undefined) checkNeedsNoLink(letter);
}

function put({ store }: Service, message: NewMessage): NewMessage {
  store.messages.insert(message);
  return message;
}

function senderOf(service: Service, { pool, address }: Pick<Letter, 'pool' | 'address'>): TriggerName | undefined {
  const sender = mediumOf(address) === 'EMAIL' ? 'CustomEmailSender' : 'CustomSMSSender';
  return functionOf(service, pool, sender) === undefined ? undefined : sender;
}

/** Nobody waits for a custom sender, nor hears of its failure: it sends the message itself, or does not. */
function sendByFunction(service: Service, letter: Letter): void {
  const { pool, user, reason, caller, clientMetadata } = letter;
  const isEmail = mediumOf(letter.address) === 'EMAIL';
  const encrypted = service.codeCipher.encrypt(letter.code);
  const event: TriggerEvent = {
    pool,
    trigger: isEmail ? 'CustomEmailSender' : 'CustomSMSSender',
    reason,
    caller,
    userName: user.username,
    request: {
      type: isEmail ? 'customEmailSenderRequestV1' : 'customSMSSenderRequestV1',
      code: encrypted,
      clientMetadata: clientMetadata ?? null,
      userAttributes: eventAttributes(pool, user),
    },
    response: {},
    shape: {},
    code: { encrypted, plain: letter.code },
  };
  const errand = callTrigger(service, event)
    .then(() => undefined)
    .catch((error: unknown) => {
      if (!(error instanceof ServiceError)) service.onBug(error);
    })
    .finally(() => service.errands.delete(errand));
  service.errands.add(errand);
}
