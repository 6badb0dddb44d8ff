/** What Node and browsers both have of WebAssembly; only the types of browsers say so. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>
  type Module = object
  interface Instance {
    readonly exports: Record<string, unknown>
  }
  function compile(bytes: ArrayBuffer | ArrayBufferView): Promise<Module>
  function instantiate(module: Module, imports?: Imports): Promise<Instance>
}
