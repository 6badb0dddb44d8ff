/** A string that TypeScript keeps apart from other strings; it costs nothing at run time. */
export type Brand<Name extends string> = string & { readonly __brand: Name }
