/** A user pool and one of its app clients. */
export interface PlaygroundIds {
  readonly userPoolId: string;
  readonly clientId: string;
  readonly clientSecret?: string;
}
