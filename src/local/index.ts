// The entry `cognito-demo/local`: the service, and what makes it handy in tests that use the AWS SDK.
export * from '../local-cognito/index.js';
export { startLocalCognito, type LocalCognito, type PoolForTests, type PoolOptions } from './start.js';
