/** Whether a file of the garden is the module of a simulation: `raft.sim.ts`. */
export function isSimulation(name: string): boolean {
  return /\.sim\.m?[jt]s$/i.test(name)
}
