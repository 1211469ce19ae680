export interface EnvironmentParts {
  readonly functionName: string;
  readonly folder: string;
  readonly region: string;
  /** Where the service listens; undefined when it does not. */
  readonly serviceUrl: string | undefined;
}

/** Nothing listens there, and the name says why. Without it a function would call AWS. */
const NOWHERE = 'http://local-cognito-does-not-listen.invalid';

/**
 * The environment of a function: that of this process, with what Lambda adds. The AWS SDK finds this local Cognito, and
 * credentials that any emulator takes where there are none.
 */
export function functionEnvironment(
  environment: Readonly<NodeJS.ProcessEnv>,
  { functionName, folder, region, serviceUrl }: EnvironmentParts,
): Record<string, string> {
  const { AWS_ACCESS_KEY_ID, AWS_PROFILE, AWS_REGION, AWS_DEFAULT_REGION } = environment;
  const hasCredentials = Boolean(AWS_ACCESS_KEY_ID) || Boolean(AWS_PROFILE);
  return {
    ...(environment as Record<string, string>),
    ...(!hasCredentials && { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }),
    AWS_REGION: AWS_REGION || region,
    AWS_DEFAULT_REGION: AWS_DEFAULT_REGION || region,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: serviceUrl ?? NOWHERE,
    AWS_LAMBDA_FUNCTION_NAME: functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${functionName}`,
    LAMBDA_TASK_ROOT: folder,
    _HANDLER: `${functionName}.handler`,
  };
}
