import type { Handler } from 'hono'
import { editApiPath } from '../features/editor/edit-api.ts'
import type { RouteAccess } from './guard-request.ts'

/** One entry of the route table: what the guard asks for, and who answers. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the base, without a leading slash: `-/api/note`; `*` is everything that no other route is for. */
  readonly path: string
  readonly access: RouteAccess
  readonly handle: Handler
}

/**
 * What the guard has to ask of a request: that of its route. Anything else below the API is as closed as the API, so
 * that a forgotten route is no way in; undefined where there is no such method.
 */
export function accessOf(
  routes: readonly Route[],
  base: string,
  method: string,
  pathname: string,
): RouteAccess | undefined {
  const asked = method === 'HEAD' ? 'GET' : method
  const exact = routes.filter((route) => base + route.path === pathname)
  const route = exact.find((one) => one.method === asked)
  if (route) return method === 'HEAD' && route.access !== 'page' ? undefined : route.access
  if (exact.length > 0) return undefined
  const api = base + editApiPath
  const isApi = pathname.startsWith(api) && routes.some((one) => (base + one.path).startsWith(api))
  if (asked !== 'GET') return isApi ? 'api-write' : undefined
  return isApi ? 'api-read' : 'page'
}
