// The key of a matricule computed by others: Python's and Java's own integers, by the other formula (the Corsican letter
// counts as 0, then one or two millions are taken off), on ten thousand generated matricules.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keyOf } from '../../src/protocols/ins/matricule.ts'
import { generateIdentities } from './generate.ts'

const thirteen = generateIdentities(10_000, 7).map(({ matricule }) => matricule.slice(0, 13))
const input = thirteen.join('\n')
const ours = thirteen.map((one) => keyOf(one) ?? 'none')

const python = `
import sys
for line in sys.stdin.read().split():
    n = int(line.replace("A", "0").replace("B", "0"))
    n -= 1000000 if "A" in line else 2000000 if "B" in line else 0
    print("%02d" % (97 - n % 97))
`

const java = `
import java.math.BigInteger;
import java.util.Scanner;

class Key {
  public static void main(String[] args) {
    BigInteger modulus = BigInteger.valueOf(97);
    StringBuilder keys = new StringBuilder();
    Scanner lines = new Scanner(System.in);
    while (lines.hasNext()) {
      String line = lines.next();
      BigInteger n = new BigInteger(line.replace('A', '0').replace('B', '0'));
      long off = line.contains("A") ? 1000000L : line.contains("B") ? 2000000L : 0L;
      long rest = n.subtract(BigInteger.valueOf(off)).mod(modulus).longValue();
      keys.append(String.format("%02d%n", 97 - rest));
    }
    System.out.print(keys);
  }
}
`

const folder = mkdtempSync(join(tmpdir(), 'banc-segur-cle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const written = (name: string, source: string): string => {
  const file = join(folder, name)
  writeFileSync(file, source)
  return file
}

/** Whether a program answers at all: what stands in for a missing one (an installer's shim) does not. */
const works = (program: string, version: string): boolean => spawnSync(program, [version]).status === 0

for (const [program, version, args] of [
  ['python3', '--version', () => [written('key.py', python)]],
  ['java', '-version', () => [written('Key.java', java)]],
] as const) {
  test(`${program} finds the same 10,000 keys`, ({ skip }) => {
    if (!works(program, version)) {
      if (process.env.CI) throw new Error(`${program} is missing: this oracle must run in continuous integration`)
      process.stderr.write(`\n*** ${program} is missing: its computation of 10,000 keys is NOT compared ***\n`)
      skip(`${program} is missing`)
    }
    const { stdout, stderr } = spawnSync(program, args(), { input, encoding: 'utf8' })
    expect(stdout.trim().split(/\s+/), stderr).toEqual(ours)
  }, 180_000)
}
