// Collects the code of the templates in Plone's scripts and folder contents into src/plone-templates.json:
// `npm run harvest` after a change of Plone's version. The result is committed, so that it is reviewed.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { fullAncestor } from "acorn-walk";

const here = dirname(fileURLToPath(import.meta.url));
const [plone] = globSync(join(here, "../.venv/lib/python3.*/site-packages/plone"));
const bundle = join(plone, "staticresources/static/bundle-plone");
const chunks = join(bundle, "chunks");
// The forms of the buttons of folder contents reach the browser as data.
const forms = join(plone, "app/content/browser/contents/templates");
// Underscore's marks: escaped text, raw text, statements.
const MARKS = /<%-([\s\S]+?)%>|<%=([\s\S]+?)%>|<%([\s\S]+?)%>/g;

// Only the code counts: what stands between may be joined or translated while the page runs.
function text(node) {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : "";
  if (node.type === "TemplateLiteral") return node.quasis.map((part) => part.value.cooked).join("");
  return isSum(node) ? text(node.left) + text(node.right) : "";
}

const isSum = (node) => node?.type === "BinaryExpression" && node.operator === "+";

function pieces(template) {
  return [...template.matchAll(MARKS)].map(([, escaped, raw, code]) => {
    if (escaped !== undefined) return ["-", escaped];
    return raw !== undefined ? ["=", raw] : ["", code];
  });
}

const found = new Map();

function keep(template) {
  const code = pieces(template);
  if (code.length) found.set(JSON.stringify(code), code);
}

for (const name of (await readdir(chunks)).sort()) {
  // TinyMCE has texts about templates, but none.
  if (!name.endsWith(".js") || name.startsWith("tinymce")) continue;
  const script = await readFile(join(chunks, name), "utf8");
  // Underscore itself has the marks as regular expressions.
  if (!script.includes("<%") || script.includes("templateSettings={")) continue;
  fullAncestor(parse(script, { ecmaVersion: "latest" }), (node, _state, ancestors) => {
    if (isSum(ancestors.at(-2))) return;
    keep(text(node));
  });
}
for (const name of (await readdir(forms)).sort()) keep(await readFile(join(forms, name), "utf8"));
const [, version] = (await readFile(join(bundle, "bundle.min.js"), "utf8")).match(/^\/\*! @plone\/mockup (\S+) \*\//);
await writeFile(
  join(here, "src/plone-templates.json"),
  JSON.stringify({ mockup: version, templates: [...found.values()] }, null, 1) + "\n",
);
console.log(`${found.size} templates of @plone/mockup ${version}`);
