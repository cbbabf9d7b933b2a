import { BancError, messageOf } from '../model/errors.ts'
import type { Text } from '../model/text.ts'

const reasons: Readonly<Record<string, Text>> = {
  EADDRINUSE: { fr: 'ce port est déjà pris par un autre programme', en: 'another program already has this port' },
  EACCES: { fr: 'le système refuse ce port', en: 'the system refuses this port' },
  EADDRNOTAVAIL: { fr: 'cette adresse n’est pas celle de la machine', en: 'this address is not one of this machine' },
  ENOTFOUND: { fr: 'ce nom d’hôte est inconnu', en: 'this host name is unknown' },
}

/** Why a service cannot listen, told to the user: `BANC-PORT`, exit code 2. */
export const portProblem = (
  error: unknown,
  place: { readonly service: string; readonly host: string; readonly port: number },
): BancError => {
  const reason = reasons[String((error as { code?: unknown } | undefined)?.code)] ?? {
    fr: messageOf(error),
    en: messageOf(error),
  }
  return new BancError({
    code: 'BANC-PORT',
    what: {
      fr: `Le service ${place.service} ne peut pas écouter sur ${place.host}, port ${place.port} : ${reason.fr}.`,
      en: `Service ${place.service} cannot listen on ${place.host}, port ${place.port}: ${reason.en}.`,
    },
    where: `services.${place.service}.port`,
    todo: {
      fr: 'Libérez ce port, choisissez-en un autre au-dessus de 1023, ou mettez 0 pour en prendre un libre.',
      en: 'Free this port, choose another above 1023, or set 0 to take any free one.',
    },
    cause: error,
  })
}
