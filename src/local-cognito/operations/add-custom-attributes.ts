import { findPool } from '../pools/lookup.js';
import { schemaAttribute } from '../pools/shapes.js';
import { extendSchema } from '../pools/standard-attributes.js';
import { operation } from '../protocol/operation.js';
import { list, structure } from '../protocol/shape.js';
import { userPoolId } from '../protocol/types.js';

export const addCustomAttributes = operation({
  name: 'AddCustomAttributes',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, CustomAttributes: list(schemaAttribute, { min: 1, max: 25 }) }),
  async run(service, { UserPoolId, CustomAttributes }) {
    const { store, clock } = service;
    await store.transaction(() => {
      const pool = findPool(service, UserPoolId);
      const SchemaAttributes = extendSchema(pool.settings.SchemaAttributes, CustomAttributes);
      store.pools.save({ ...pool, settings: { ...pool.settings, SchemaAttributes }, modifiedAt: clock.now() });
    });
    return {};
  },
});
