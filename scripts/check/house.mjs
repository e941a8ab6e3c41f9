// Prints the findings of the own checks as JSON: node scripts/check/house.mjs [ROOT]
import { checkCode } from "./code.mjs";
import { checkDependencies } from "./dependencies.mjs";
import { checkOperations } from "./operations.mjs";
import { checkShape } from "./shape.mjs";
import { readSource } from "./source.mjs";

const source = readSource(process.argv[2] ?? process.cwd());
const findings = [checkShape, checkCode, checkOperations, checkDependencies].flatMap((check) => check(source));
const inspected = source.files.filter((file) => file.startsWith("src/")).length;
process.stdout.write(`${JSON.stringify({ inspected, findings })}\n`);
