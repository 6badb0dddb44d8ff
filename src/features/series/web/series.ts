import { startProgress } from '../../../../web/controllers/progress-marks.ts'

startProgress()
