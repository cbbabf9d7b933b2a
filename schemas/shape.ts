// What TypeBox lacks for our contracts. Only types of this file and of the contracts are used at run time: the checks read
// the generated JSON, so that nobody waits for TypeBox to load.
import Type, {
  type TObject,
  type TObjectOptions,
  type TProperties,
  type TSchema,
  type Static as Writable,
} from 'typebox'

/** A type none of whose parts can be written to. */
export type DeepReadonly<T> = unknown extends T ? T : { readonly [K in keyof T]: DeepReadonly<T[K]> }

/** The TypeScript type of a contract's schema, readonly through and through. */
export type Static<S extends TSchema> = DeepReadonly<Writable<S>>

/** The keys of an object, typed. */
export const keysOf = <T extends object>(object: T): (keyof T & string)[] => Object.keys(object) as (keyof T & string)[]

/** An object without other fields than these. */
export const closed = <P extends TProperties>(properties: P, options: TObjectOptions = {}) =>
  Type.Object(properties, { ...options, additionalProperties: false })

/** A value of a simple type, or null where there is none. */
export const orNull = <S extends TSchema & { readonly type: string }>(schema: S) =>
  Type.Unsafe<Writable<S> | null>({ ...schema, type: [schema.type, 'null'] })

/** An object used as a map: names to values. */
export const mapOf = <S extends TSchema>(value: S, options: TObjectOptions = {}) =>
  Type.Unsafe<Record<string, Writable<S>>>({ type: 'object', additionalProperties: value, ...options })

/** Exactly this value. TypeBox's own literal demands the type beside, which gives a reader the same mistake twice. */
export const only = <const V extends string | number | boolean>(value: V) => Type.Unsafe<V>({ const: value })

/** A value of exactly one of these forms. */
export const oneOf = <S extends TSchema[]>(...forms: [...S]) => Type.Unsafe<Writable<S[number]>>({ oneOf: forms })

/** An object with all that another has, and its own fields. */
export const extending = <Base extends TSchema, Own extends TProperties>(base: Base, own: TObject<Own>) =>
  Type.Unsafe<Writable<Base> & Writable<TObject<Own>>>({ allOf: [base], ...own })

/** The same schema with a description of the place where it stands. */
export const told = <S extends TSchema>(schema: S, description: string): S => ({ ...schema, description })
