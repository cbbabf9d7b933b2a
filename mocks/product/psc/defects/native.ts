import { defect } from '../../defect.ts'

/** Its login by the external browser of the workstation. */
export const nativeDefects = [
  defect(
    'psc.pkce-missing',
    'warn',
    ['psc.nativeLoginUsesPkce'],
    'La demande ne porte pas de défi PKCE',
    'The request carries no PKCE challenge',
  ),
  defect(
    'psc.internal-browser-without-versions',
    'fail',
    ['psc.internalBrowserNamesItsLibraries'],
    'Le navigateur interne ne dit pas les versions de ses bibliothèques',
    'The internal browser does not tell the versions of its libraries',
  ),
] as const
