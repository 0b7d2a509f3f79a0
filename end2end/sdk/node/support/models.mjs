// The SDKs' typed models, filled from and read back into the API's own names.

/** A typed request with the given values. A name the SDK does not know would be dropped silently: it is an error here. */
export function typed(Model, values) {
  const names = Object.entries(Model.names());
  const known = new Set(names.map(([, name]) => name));
  const unknown = Object.keys(values).filter(name => !known.has(name));
  if (unknown.length) throw new Error(`${Model.name} has no ${unknown}`);
  const given = names.filter(([, name]) => values[name] !== undefined);
  return new Model(Object.fromEntries(given.map(([property, name]) => [property, nested(Model.types()[property], values[name])])));
}

function nested(type, value) {
  return typeof type?.itemType === 'function' ? value.map(item => typed(type.itemType, item)) : value;
}

/** Whether a model has a field of this name. */
export const hasField = (Model, name) => Object.values(Model?.names() ?? {}).includes(name);

/** createDBCluster of CreateDBCluster. */
export const methodOf = action => action[0].toLowerCase() + action.slice(1);
