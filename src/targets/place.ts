/** Where a service is: enough to come back to it later, from another process. */
export interface Place {
  /** Tells places apart, such as `local`, `aws:eu-west-1` or an endpoint's URL. */
  readonly key: string;
  /** What `--target` takes. */
  readonly target: string;
  readonly region?: string;
  readonly profile?: string;
}

export const localPlace: Place = { key: 'local', target: 'local' };

/** Profiles are places of their own: they may lead to different accounts. */
export function awsPlace(region: string, profile?: string): Place {
  if (profile === undefined) return { key: `aws:${region}`, target: 'aws', region };
  return { key: `aws:${region}:${profile}`, target: 'aws', region, profile };
}

export function endpointPlace(url: string): Place {
  return { key: url, target: url };
}

/** A command with the flags that lead it to the place. */
export function commandAt(place: Place, command: string): string {
  const words = ['cognito-demo', command];
  if (place.target !== 'local') words.push('--target', place.target);
  if (place.region !== undefined) words.push('--region', place.region);
  if (place.profile !== undefined) words.push('--profile', place.profile);
  return words.join(' ');
}
