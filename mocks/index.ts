// The national services for a vendor's own Node tests: `import { insiService, mswHandlers } from 'banc-segur/mocks'`.
export { annuaireService } from './annuaire/service.ts'
export { dmpService } from './dmp/service.ts'
export { hl7Service } from './hl7/service.ts'
export { insiService } from './insi/service.ts'
export { mssService } from './mss/service.ts'
export { mswHandlers } from './msw.ts'
export { ensurePki } from './pki/ensure.ts'
export { pscService } from './psc/service.ts'
