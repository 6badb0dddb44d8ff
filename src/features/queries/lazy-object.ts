import { fieldKey, type ObjectValue, type Value } from './values.ts'

/** Values by name, each made when it is first asked for. */
export function lazyObject(
  entries: Iterable<readonly [string, () => Value]>,
  extra: Partial<ObjectValue> = {},
): ObjectValue {
  const makeByKey = new Map<string, () => Value>()
  const names: string[] = []
  for (const [name, make] of entries) {
    if (!makeByKey.has(fieldKey(name))) names.push(name)
    makeByKey.set(fieldKey(name), lazily(make))
  }
  return {
    kind: 'object',
    keys: () => names,
    get: (name) => makeByKey.get(fieldKey(name))?.() ?? null,
    ...extra,
  }
}

/** A function that makes its answer at the first call. */
export function lazily<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
