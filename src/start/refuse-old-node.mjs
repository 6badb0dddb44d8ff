/** The first Node that runs Hortus: it reads TypeScript and keeps compiled code by itself. */
const first = [22, 18]

/**
 * Says in words what to do where Node is too old. Any Node can read this file, and what imports it has to keep to that.
 *
 * @param {string} command what the user called, such as `npm start`
 * @param {string} version Node's
 * @param {string[]} args what the user gave it
 * @returns {string | undefined} undefined where Node is new enough
 */
export function refuseOldNode(command, version, args) {
  const numbers = version.split('.').map(Number)
  if (numbers[0] > first[0] || (numbers[0] === first[0] && numbers[1] >= first[1])) return undefined
  const rest = args.length > 0 ? ' -- ' + args.join(' ') : ''
  return (
    'Hortus needs Node ' +
    first.join('.') +
    ' or newer; this is ' +
    version +
    '. Install it from https://nodejs.org, or let npm bring it for this once:\n\n  npx --yes --package=node@24 -- ' +
    command +
    rest +
    '\n'
  )
}
