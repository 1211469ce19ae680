/** How long to wait for a service that is not in this process, in milliseconds. The SDK itself waits for ever. */
export const patience = { connectionTimeout: 10_000, requestTimeout: 30_000, throwOnRequestTimeout: true };
