/** The part of a database handle that contracts may name; only stores look inside. */
export interface Transaction {
  readonly isTransaction: boolean;
}
