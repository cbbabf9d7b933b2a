import { randomUUID } from 'node:crypto'

/** The OID of a UUID: arc 2.25 and its 128 bits in decimal (ITU-T X.667). At most 44 characters, well under the 64 of the CI-SIS. */
export const oidOfUuid = (uuid: string): string => `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`)}`

export const freshOid = (): string => oidOfUuid(randomUUID())
