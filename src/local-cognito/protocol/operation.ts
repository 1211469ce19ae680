import type { Service } from '../service.js';
import type { Infer, StructureShape } from './shape.js';

/** What is known of the caller beside the input. */
export interface Caller {
  /** Address of the peer; 127.0.0.1 for calls in process. */
  readonly ip: string;
  readonly userAgent: string;
}

/** One API operation. A new one is a file that defines it and a line in operations/index.ts. */
export interface Operation<Input extends StructureShape = StructureShape> {
  readonly name: string;
  /** `iam`: the request must carry a signature (which isn't checked); `none`: it proves itself by its input. */
  readonly auth: 'iam' | 'none';
  readonly input: Input;
  /** The response body; undefined members are left out of it. */
  run(service: Service, input: Infer<Input>, caller: Caller): Promise<object> | object;
}

export function operation<const Input extends StructureShape>(definition: Operation<Input>): Operation {
  // The registry holds operations of all inputs; `validate` makes sure that each sees its own.
  return definition;
}
