/** Commands of mhchem, wherever they stand: a formula with none of them is the same with mhchem and without. */
const command = /\\(?:ce|pu|tripledash)(?![a-zA-Z])/

/**
 * Teaches KaTeX the commands of chemistry (`\ce{H2O}`, `\pu{9.8 m/s2}`) before a formula that has one of them is typeset;
 * no other formula waits for that.
 */
export async function loadChemistry(tex: string): Promise<void> {
  if (command.test(tex)) await import('katex/contrib/mhchem')
}
