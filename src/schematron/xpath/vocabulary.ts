/**
 * The names that compiled expressions ask for, as small numbers. One vocabulary serves all the rule sets of an artefact
 * root; it only grows while expressions are compiled, never with the documents judged.
 */
export class Vocabulary {
  readonly #names = new Map<string, number>()
  readonly #locals = new Map<string, number>()
  readonly #namespaces = new Map<string, number>()

  /** Changes whenever something was added, so that documents know to number their names anew. */
  get version(): number {
    return this.#names.size + this.#locals.size + this.#namespaces.size
  }

  /** Numbers start at 1; 0 is any name that no expression asks for. */
  name(ns: string, local: string): number {
    return add(this.#names, `${ns} ${local}`)
  }

  local(local: string): number {
    return add(this.#locals, local)
  }

  namespace(ns: string): number {
    return add(this.#namespaces, ns)
  }

  findName(ns: string, local: string): number {
    return this.#names.get(`${ns} ${local}`) ?? 0
  }

  findLocal(local: string): number {
    return this.#locals.get(local) ?? 0
  }

  findNamespace(ns: string): number {
    return this.#namespaces.get(ns) ?? 0
  }

  get nameCount(): number {
    return this.#names.size
  }
}

const add = (known: Map<string, number>, key: string): number => {
  const number = known.get(key)
  if (number !== undefined) return number
  known.set(key, known.size + 1)
  return known.size
}
