/** Numbers in [0, 1) that a seed decides, so that every failure can be run again. */
export { createSeededRandom as seededRandom } from '../../src/model/seeded-random.ts'
