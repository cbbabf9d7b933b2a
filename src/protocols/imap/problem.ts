/** What a client sent is not in the grammar: the tagged answer is BAD, and the connection goes on. */
export class ImapSyntaxError extends Error {
  override readonly name = 'ImapSyntaxError'
}
