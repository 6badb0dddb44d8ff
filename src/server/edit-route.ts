import type { Context } from 'hono'
import { editApiPath } from '../features/editor/edit-api.ts'
import { apiErrorOf } from './api-error-of.ts'
import type { Route } from './route.ts'

/** A route of the edit API at a name below it: answers in JSON, and what the disk refuses is said as the API says it. */
export function editRoute(
  method: Route['method'],
  name: string,
  access: Route['access'],
  handle: (c: Context) => Promise<object>,
): Route {
  return {
    method,
    path: editApiPath + name,
    access,
    handle: async (c) => c.json(await handle(c).catch((error: unknown) => Promise.reject(apiErrorOf(error)))),
  }
}
