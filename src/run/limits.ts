/**
 * What the reader of a dossier takes in, so that a received one can neither fill the memory nor hold its reader up. A run
 * of every scenario has 2,100 events, 2 MB of journal, 140,000 values and 9 MB of bodies.
 */
export const limits = {
  /** Bytes of a journal. */
  journal: 64 * 1024 * 1024,
  /** Bytes of one of its lines: documents that a pilot gives stand in them. */
  line: 16 * 1024 * 1024,
  events: 30_000,
  /** Objects, arrays, keys and items of a journal: what its events weigh in memory once read. */
  values: 1_500_000,
  /** How deep the values of one event nest. */
  depth: 200,
  /** Bytes of one body: twice what the services of the bench take. */
  body: 64 * 1024 * 1024,
  /** Bytes of all the bodies that the events refer to. */
  bodies: 1024 * 1024 * 1024,
  /** Bodies that a killed run left unfiled. */
  pending: 100_000,
  /** Files and folders of a dossier. */
  files: 100_000,
  /** Files that one seal covers, as its schema says. */
  sealed: 10_000,
  /** Bytes of a file beside the journal: a report, the environment. */
  file: 256 * 1024 * 1024,
  /** Bytes of all the files beside the journal. */
  beside: 512 * 1024 * 1024,
} as const
