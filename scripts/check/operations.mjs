import ts from "typescript";
import { inspect, isTest } from "./source.mjs";

const kinds = ["happy", "error", "security"];

const literal = (node) => (node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined);

const property = (object, name) =>
  object.properties.find((entry) => ts.isPropertyAssignment(entry) && entry.name.getText() === name)?.initializer;

/** Operations of the contracts: { name, file, line, hasPermission }. */
function operationsOf(source) {
  const operations = [];
  for (const file of source.files) {
    if (!/^src\/.*\.ts$/.test(file) || isTest(file) || file === "src/shared/operation.ts") continue;
    if (!source.text(file).includes("defineOperation")) continue;
    inspect(source, file, (node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== "defineOperation") return;
      const [argument] = node.arguments;
      const line = source.tree(file).getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const shape = argument !== undefined && ts.isObjectLiteralExpression(argument) ? argument : undefined;
      const name = shape && literal(property(shape, "name"));
      const permission = shape?.properties.some((entry) => entry.name?.getText() === "permission");
      operations.push({ name, file, line, hasPermission: Boolean(permission) });
    });
  }
  return operations;
}

/** Name of the called function at the root: test, test.each(…), test.for(…). */
function rootName(expression) {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression))
    return rootName(expression.expression);
  return ts.isTaggedTemplateExpression(expression) ? rootName(expression.tag) : "";
}

const isOff = (expression) => /\.(skip|todo|skipIf|runIf|fails)\b/.test(expression.getText());

function tagsOf(call) {
  const options = call.arguments.find((argument) => ts.isObjectLiteralExpression(argument));
  const tags = options && property(options, "tags");
  if (tags === undefined) return [];
  const entries = ts.isArrayLiteralExpression(tags) ? [...tags.elements] : [tags];
  return entries.map(literal).filter((tag) => tag !== undefined);
}

/** Tags of the tests inside `describe("<operation>")`, by the operation's name. */
function shownKinds(source) {
  const shown = new Map();
  for (const file of source.files.filter((name) => isTest(name) && source.text(name).includes("tags"))) {
    const step = (node, names) => {
      let within = names;
      if (ts.isCallExpression(node) && !isOff(node.expression)) {
        const called = rootName(node.expression);
        const title = literal(node.arguments[0]);
        if (called === "describe" && title !== undefined) within = [...names, title];
        if (called === "test" || called === "it") {
          for (const name of names) shown.set(name, new Set([...(shown.get(name) ?? []), ...tagsOf(node)]));
        }
      }
      ts.forEachChild(node, (child) => step(child, within));
    };
    step(source.tree(file), []);
  }
  return shown;
}

/** Every operation has a permission and a happy, an error and a security test (CONTRIBUTING.md, "Tests of operations"). */
export function checkOperations(source) {
  const shown = shownKinds(source);
  const seen = new Map();
  return operationsOf(source).flatMap(({ name, file, line, hasPermission }) => {
    if (name === undefined) {
      return [
        {
          rule: "operation-literal",
          file,
          line,
          message: "Give defineOperation an object literal with a literal name.",
        },
      ];
    }
    const findings = [];
    if (!hasPermission)
      findings.push({ rule: "operation-permission", file, line, message: `${name} names no permission.` });
    if (seen.has(name))
      findings.push({ rule: "operation-twice", file, line, message: `${name} stands in ${seen.get(name)} too.` });
    seen.set(name, file);
    const missing = kinds.filter((kind) => !shown.get(name)?.has(kind));
    if (missing.length > 0) {
      const message = `${name} has no test tagged ${missing.join(", ")} inside describe("${name}").`;
      findings.push({ rule: "operation-tests", file, line, message });
    }
    return findings;
  });
}
