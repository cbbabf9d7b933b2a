import Type from 'typebox'
import { only } from '../shape.ts'

const nationalId = Type.String()
const accountId = Type.String()
const uri = { format: 'uri' }

/** How professionals log in, and on which account. */
export const sessionActions = {
  'session.login': {
    params: Type.Object(
      { mode: only('web') },
      {
        description:
          'Où une personne commencerait une connexion : la page qui porte le bouton Pro Santé Connect. Where a person would start a login: the page that carries the Pro Santé Connect button.',
      },
    ),
    result: Type.Object({
      loginUrl: Type.String(uri),
      cguUrl: Type.Optional(
        Type.String({
          ...uri,
          description:
            'La page des conditions d’utilisation, quand le service en a. The page of the terms of use, when the service has one.',
        }),
      ),
    }),
  },
  'session.loginNative': {
    params: Type.Object(
      { browser: Type.Enum(['external', 'internal']) },
      {
        description:
          'Une application native commence une connexion et donne l’adresse qu’elle ouvrirait, dans le navigateur du système ou dans le sien ; le banc l’y ouvre. A native application begins a login and gives the address that it would open, in the system’s browser or in its own; the bench opens it there.',
      },
    ),
    result: Type.Object({
      authorizationUrl: Type.String(uri),
      libraries: Type.Optional(
        Type.Array(Type.Object({ name: Type.String(), version: Type.String() }), {
          description: 'De quoi un navigateur interne est fait. What an internal browser is made of.',
        }),
      ),
    }),
  },
  'session.loginByCiba': {
    params: Type.Object(
      { nationalId, channel: Type.Enum(['CARD', 'MOBILE']) },
      {
        description:
          'Connexion par CIBA ; répond quand le professionnel a décidé ou que la demande est finie. Login by CIBA through the product’s server; answers once the professional has decided or the request is over.',
      },
    ),
    result: Type.Object({
      outcome: Type.Enum(['opened', 'refused', 'expired', 'failed']),
      bindingMessage: Type.Optional(Type.String()),
      message: Type.Optional(Type.String()),
    }),
  },
  'session.loginLocally': {
    params: Type.Object(
      { accountId },
      {
        description:
          'Connexion par un autre moyen que Pro Santé Connect, sur un compte du produit. Login by another means than Pro Santé Connect, on an account of the product.',
      },
    ),
    result: Type.Object({ opened: Type.Boolean() }),
  },
  'session.list': {
    params: Type.Object(
      {},
      { description: 'Les sessions ouvertes en ce moment. Sessions that are open in the product right now.' },
    ),
    result: Type.Object({
      sessions: Type.Array(
        Type.Object({
          nationalId,
          name: Type.String(),
          accountId: Type.Optional(
            Type.String({
              description:
                'Le compte du produit sur lequel elle travaille. The product’s account on which the session works.',
            }),
          ),
        }),
      ),
    }),
  },
  'session.refresh': {
    params: Type.Object(
      { nationalId },
      {
        description:
          'Ce que fait le produit quand le jeton d’accès est périmé. What the product does when the access token is out of date.',
      },
    ),
    result: Type.Object({
      open: Type.Boolean({
        description: 'Si le professionnel a encore une session. Whether the professional still has a session.',
      }),
    }),
  },
  'session.logout': { params: Type.Object({ nationalId }), result: Type.Object({ closed: Type.Boolean() }) },
  'account.create': {
    params: Type.Object(
      { nationalId: Type.Optional(Type.String()), familyName: Type.String(), givenName: Type.String() },
      {
        description:
          'Un compte local, avec ou sans RPPS ; celui de ce professionnel s’il en a déjà un. A local account, with or without an RPPS; the existing one when this professional already has one.',
      },
    ),
    result: Type.Object({ accountId }),
  },
  'account.match': {
    params: Type.Object(
      { accountId, nationalId },
      {
        description:
          'Une personne rapproche un compte local d’un professionnel, par le RPPS. A person matches a local account with a professional, by the RPPS.',
      },
    ),
    result: Type.Object({ matched: Type.Boolean() }),
  },
}
