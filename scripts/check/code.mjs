import ts from "typescript";
import { inspect, isCode, isGenerated, isPure, isTest } from "./source.mjs";

const isNamed = (node, name) => node !== undefined && ts.isIdentifier(node) && node.text === name;

const isProcessEnv = (node) =>
  ts.isPropertyAccessExpression(node) && isNamed(node.expression, "process") && node.name.text === "env";

const readsEnvironment = (file) =>
  isTest(file) || /^(src\/platform\/config|scripts|tests)\//.test(file) || file === "vitest.config.ts";

function checkEnvironment(node, file, report) {
  if (readsEnvironment(file)) return;
  const importsProcess = ts.isImportDeclaration(node) && /^(node:)?process$/.test(node.moduleSpecifier.text ?? "");
  const bracketAccess =
    ts.isElementAccessExpression(node) &&
    isNamed(node.expression, "process") &&
    ts.isStringLiteral(node.argumentExpression) &&
    node.argumentExpression.text === "env";
  const unpacked =
    ts.isVariableDeclaration(node) &&
    isNamed(node.initializer, "process") &&
    ts.isObjectBindingPattern(node.name) &&
    node.name.elements.some((element) => (element.propertyName ?? element.name).getText() === "env");
  if (importsProcess || bracketAccess || unpacked || isProcessEnv(node)) {
    report(node, "environment", "The environment is read in platform/config only.");
  }
}

/** Is the identifier used as a value, not as a type or a member's name? */
function isValue(node) {
  const { parent } = node;
  if (ts.isTypeNode(parent) || ts.isTypeQueryNode(parent) || ts.isQualifiedName(parent)) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isExpressionWithTypeArguments(parent)) return false;
  return !(ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) || parent.name !== node;
}

function checkPure(node, file, report) {
  if (!isPure(file)) return;
  if (isNamed(node, "Date") && isValue(node)) report(node, "pure-date", "Pure files have no clock: take the moment.");
  if (
    ts.isIdentifier(node) &&
    node.text === "random" &&
    ts.isPropertyAccessExpression(node.parent) &&
    isNamed(node.parent.expression, "Math")
  )
    report(node, "pure-random", "Pure files have no random source.");
}

function checkZodImport(node, report) {
  if (!ts.isImportDeclaration(node) || node.moduleSpecifier.text !== "zod") return;
  const bindings = node.importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamespaceImport(bindings)) {
    report(node, "zod-namespace", 'Write `import * as z from "zod"`: other forms cannot be tree-shaken.');
  }
}

const isEmpty = (block) => block.statements.length === 0 && block.getText().replace(/[{}\s]/g, "") === "";

/** An error may be let go only with a word why, inside the empty block. */
function checkSwallowed(node, report) {
  const [callback] = ts.isCallExpression(node) ? node.arguments : [];
  const isCatchCall =
    callback !== undefined &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === "catch" &&
    ts.isArrowFunction(callback) &&
    ts.isBlock(callback.body) &&
    isEmpty(callback.body);
  if (isCatchCall || (ts.isCatchClause(node) && isEmpty(node.block))) {
    report(node, "swallowed-error", "Say inside the block why this error may be let go, or handle it.");
  }
}

const isAssignment = (node) =>
  ts.isBinaryExpression(node) &&
  node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
  node.operatorToken.kind <= ts.SyntaxKind.LastAssignment;

const reachesEnv = (node) =>
  isProcessEnv(node) ||
  ((ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && reachesEnv(node.expression));

function checkTest(node, file, report) {
  if (!isTest(file) && !file.startsWith("tests/")) return;
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { expression, name } = node.expression;
    if (isNamed(expression, "vi") && /^(mock|doMock|hoisted|stubEnv|stubGlobal|spyOn|useFakeTimers)$/.test(name.text)) {
      report(node, "no-mock", `vi.${name.text} changes what other files see: pass the part as an argument.`);
    }
    if (isNamed(expression, "Object") && name.text === "assign" && node.arguments[0] && reachesEnv(node.arguments[0])) {
      report(node, "test-environment", "Tests share one process: never write to process.env.");
    }
  }
  const isWrite =
    (isAssignment(node) && reachesEnv(node.left)) || (ts.isDeleteExpression(node) && reachesEnv(node.expression));
  if (isWrite) report(node, "test-environment", "Tests share one process: never write to process.env.");
}

function checkMarkup(node, file, report) {
  if (!file.endsWith(".tsx")) return;
  if (ts.isJsxAttribute(node)) {
    const name = node.name.getText().toLowerCase();
    if (name === "style") report(node, "inline-style", "The content policy refuses inline styles: use a class.");
    if (/^(on[a-z]+|hx-on.*)$/.test(name) && /^[a-z]/.test(tagOf(node))) {
      report(node, "inline-handler", "The content policy refuses handlers in markup: use an island.");
    }
    if (name === "dangerouslysetinnerhtml") report(node, "inline-html", "Markup is built from JSX only.");
    const value = node.initializer;
    if (value && ts.isStringLiteral(value) && /^\s*javascript:/i.test(value.text)) {
      report(node, "inline-handler", "The content policy refuses javascript: addresses.");
    }
  }
  if (ts.isJsxElement(node) && /^(script|style)$/i.test(node.openingElement.tagName.getText())) {
    const isFilled = node.children.some((child) => child.getText().trim() !== "");
    if (isFilled) report(node, "inline-script", "The content policy refuses inline scripts and styles: use a file.");
  }
}

const tagOf = (attribute) => attribute.parent.parent.tagName.getText();

/** Rules over the syntax that no other checker knows. */
export function checkCode(source) {
  return source.files
    .filter((file) => isCode(file) && /^(src|tests|migrations)\//.test(file) && !isGenerated(file))
    .flatMap((file) =>
      inspect(source, file, (node, report) => {
        checkEnvironment(node, file, report);
        checkPure(node, file, report);
        checkZodImport(node, report);
        checkSwallowed(node, report);
        checkTest(node, file, report);
        checkMarkup(node, file, report);
      }),
    );
}
