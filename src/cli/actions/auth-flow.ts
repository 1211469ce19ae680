import type { AuthFlow } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';
import type { SignIn } from '../../targets/index.js';
import type { Call } from './call.js';
import type { Given, OptionName } from './option-table.js';
import { newKeys } from './srp-keys.js';

export const flowOptions = [
  'username',
  'password',
  'preferredChallenge',
  'session',
  'refreshToken',
  'deviceKey',
  'device',
] as const satisfies readonly OptionName[];

type FlowGiven = Given<'authFlow', (typeof flowOptions)[number]>;
type FlowNamed<Name extends AuthFlow['authFlow']> = Extract<AuthFlow, { readonly authFlow: Name }>;

interface Started<Flow> {
  readonly flow: Flow;
  /** What the next call must know. */
  readonly continues: SignIn;
}

/** What InitiateAuth starts with. */
export async function userFlow(
  call: Call,
  given: FlowGiven,
): Promise<Started<Exclude<AuthFlow, FlowNamed<'ADMIN_USER_PASSWORD_AUTH'>>>> {
  const { flow, continues } = await start(call, given);
  if (flow.authFlow === 'ADMIN_USER_PASSWORD_AUTH') throw wrongFlow(flow.authFlow, 'admin-initiate-auth');
  return { flow, continues };
}

/** What AdminInitiateAuth starts with. */
export async function adminFlow(
  call: Call,
  given: FlowGiven,
): Promise<Started<Exclude<AuthFlow, FlowNamed<'USER_PASSWORD_AUTH'>>>> {
  const { flow, continues } = await start(call, given);
  if (flow.authFlow === 'USER_PASSWORD_AUTH') throw wrongFlow(flow.authFlow, 'initiate-auth');
  return { flow, continues };
}

async function start(call: Call, given: FlowGiven): Promise<Started<AuthFlow>> {
  const { authFlow, preferredChallenge, session } = given;
  if (session !== undefined && authFlow !== 'USER_AUTH') throw sessionInVain(authFlow);
  if (call.isFlagGiven('password') && !sendsPassword(given)) throw passwordInVain(given, call);
  const username = await call.need('username');
  const deviceKey = given.deviceKey ?? (given.device === false ? undefined : call.deviceOf(username)?.deviceKey);
  const continues = { username, deviceKey };
  switch (authFlow) {
    case 'USER_PASSWORD_AUTH':
    case 'ADMIN_USER_PASSWORD_AUTH':
      return { flow: { authFlow, username, password: await call.need('password'), deviceKey }, continues };
    case 'USER_SRP_AUTH': {
      const srp = newKeys();
      return { flow: { authFlow, username, srpA: srp.srpA, deviceKey }, continues: { ...continues, srp } };
    }
    case 'CUSTOM_AUTH':
      return { flow: { authFlow, username, deviceKey }, continues };
    case 'USER_AUTH': {
      const flow = { authFlow, username, preferredChallenge, session };
      if (preferredChallenge === 'PASSWORD') {
        return { flow: { ...flow, password: await call.need('password') }, continues };
      }
      if (preferredChallenge !== 'PASSWORD_SRP') return { flow, continues };
      const srp = newKeys();
      return { flow: { ...flow, srpA: srp.srpA }, continues: { ...continues, srp } };
    }
    case 'REFRESH_TOKEN_AUTH':
      return { flow: { authFlow, username, refreshToken: await call.need('refreshToken'), deviceKey }, continues };
  }
}

function wrongFlow(authFlow: string, command: string): ExpectedError {
  return new ExpectedError(`${authFlow} is not for this operation.`, {
    next: `Use cognito-demo action ${command}.`,
    exitCode: 2,
  });
}

function sendsPassword({ authFlow, preferredChallenge }: FlowGiven): boolean {
  if (authFlow === 'USER_AUTH') return preferredChallenge === 'PASSWORD';
  return authFlow === 'USER_PASSWORD_AUTH' || authFlow === 'ADMIN_USER_PASSWORD_AUTH';
}

/** It is not kept from call to call, so it would be gone when it is needed. */
function passwordInVain({ authFlow, preferredChallenge }: FlowGiven, { command }: Call): ExpectedError {
  const isSrp = authFlow === 'USER_SRP_AUTH' || preferredChallenge === 'PASSWORD_SRP';
  const respond = command('action respond-to-auth-challenge');
  return new ExpectedError(`${authFlow} takes no --password here: this call sends none.`, {
    next: isSrp
      ? `Leave it out, and give it to the call that proves it: ${respond} --password PASSWORD`
      : 'Leave it out, or choose an --auth-flow that sends it, such as USER_PASSWORD_AUTH.',
    exitCode: 2,
  });
}

function sessionInVain(authFlow: string): ExpectedError {
  return new ExpectedError(`${authFlow} takes no --session.`, {
    next: 'A session of confirm-sign-up goes with --auth-flow USER_AUTH.',
    exitCode: 2,
  });
}
