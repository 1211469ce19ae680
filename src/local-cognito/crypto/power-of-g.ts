import { modPow } from './mod-pow.js';
import { BYTES_OF_N, g, N } from './srp-group.js';

/** The comb: an exponent's bits as this many rows of `COLUMNS`, whose columns are looked up as a whole. */
const ROWS = 8;
const COLUMNS = 32;
/** Columns are split into blocks with a table each, which saves all but `COLUMNS / BLOCKS - 1` squarings. */
const BLOCKS = 8;
const COLUMNS_A_BLOCK = COLUMNS / BLOCKS;
const LIMIT = 1n << BigInt(ROWS * COLUMNS);

/** Parts of a product that are added up before it is reduced. */
const PARTS = 3;
const PART_BITS = (BYTES_OF_N * 8) / PARTS;
const PART_SHIFT = BigInt(PART_BITS);

/** A factor times `2^(PART_BITS * part)`, mod N, for each part of what it is multiplied with. */
type Factor = readonly bigint[];
type Tables = readonly (readonly Factor[])[];

/** Powers after which the tables have paid for themselves: making them takes as long as 60 of OpenSSL's powers. */
const WORTH_TABLES = 100;

let powers = 0;
let tables: Tables | undefined;

/**
 * `g^exponent mod N`. Of a base that is always the same, powers can be made ready (C. H. Lim and P. J. Lee, "More
 * flexible exponentiation with precomputation", CRYPTO '94): 35 multiplications then take the place of 256 squarings,
 * and BigInt is faster than OpenSSL. The 2.4 MB of tables come once a service has done enough to be worth them.
 */
export function powerOfG(exponent: bigint): bigint {
  if (exponent >= LIMIT) return modPow(g, exponent);
  if (tables === undefined) {
    if (++powers < WORTH_TABLES) return modPow(g, exponent);
    tables = makeTables();
  }
  return lookUp(tables, exponent);
}

function lookUp(tables: Tables, exponent: bigint): bigint {
  const columns = columnsOf(exponent);
  let result = 1n;
  for (let column = COLUMNS_A_BLOCK - 1; column >= 0; column--) {
    if (result !== 1n) result = (result * result) % N;
    for (let block = 0; block < BLOCKS; block++) {
      const index = columns[block * COLUMNS_A_BLOCK + column]!;
      if (index !== 0) result = product(result, tables[block]![index]!);
    }
  }
  return result;
}

/** By parts, for V8 divides at half the speed that it multiplies at: the sum is a third longer than N, not twice as long. */
function product(left: bigint, right: Factor): bigint {
  let rest = left;
  let sum = 0n;
  for (let part = 0; part < PARTS; part++) {
    sum += BigInt.asUintN(PART_BITS, rest) * right[part]!;
    rest >>= PART_SHIFT;
  }
  return sum % N;
}

function factor(value: bigint): Factor {
  return Array.from({ length: PARTS }, (_, part) => (value << (PART_SHIFT * BigInt(part))) % N);
}

/** For each column the bits of all rows in it, that of the lowest row first. */
function columnsOf(exponent: bigint): Uint8Array {
  const columns = new Uint8Array(COLUMNS);
  for (let row = 0; row < ROWS; row++) {
    const bits = Number((exponent >> BigInt(row * COLUMNS)) & 0xffffffffn);
    for (let column = 0; column < COLUMNS; column++) columns[column]! |= ((bits >>> column) & 1) << row;
  }
  return columns;
}

/** In the table of a block, at an index, the product of `g^(2^bit)` of the rows that the index has a bit for. */
function makeTables(): Tables {
  return Array.from({ length: BLOCKS }, (_, block) => {
    const table = [1n];
    for (let row = 0; row < ROWS; row++) {
      const power = factor(modPow(g, 1n << BigInt(row * COLUMNS + block * COLUMNS_A_BLOCK)));
      for (const value of table.slice()) table.push(product(value, power));
    }
    return table.map(factor);
  });
}
