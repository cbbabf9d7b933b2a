import type { Requirement } from '../../src/model/requirement.ts'
import { suite } from '../../src/run/suite.ts'
import { creation } from './chapters/creation.ts'
import { diffusion } from './chapters/diffusion.ts'
import { reception } from './chapters/reception.ts'
import { recovery } from './chapters/recovery.ts'
import { rights } from './chapters/rights.ts'
import { search } from './chapters/search.ts'
import { statuses } from './chapters/statuses.ts'
import requirements from './requirements.json' with { type: 'json' }

export default suite(
  'ins',
  { fr: 'Identité nationale de santé', en: 'National health identity' },
  requirements as readonly Requirement[],
  [...creation, ...search, ...rights, ...recovery, ...statuses, ...diffusion, ...reception],
)
